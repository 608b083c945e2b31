package org.backbone.runner.faults;

/// One try of a call that a function makes of AWS.
///
/// @param function the function's folder
/// @param operation such as `DynamoDb:PutItem`
/// @param tries how often the SDK had tried it before
record Call(String function, String operation, int tries) {
  static Call of(String question) {
    var parts = question.split(" ", -1);
    return new Call(parts[0], parts[1], Integer.parseInt(parts[2]));
  }

  boolean isWrite() {
    return operation.endsWith("PutItem")
        || operation.endsWith("UpdateItem")
        || operation.endsWith("DeleteItem")
        || operation.endsWith("TransactWriteItems");
  }

  boolean isRead() {
    return operation.endsWith("GetItem")
        || operation.endsWith("Query")
        || operation.endsWith("GetObject");
  }
}
