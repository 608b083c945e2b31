package org.backbone.runner.faults;

import java.util.Collection;

/// What a function's calls of AWS cost.
///
/// @param calls how many
/// @param reads read units of the table
/// @param writes write units of the table
record Cost(int calls, double reads, double writes) {
  static final Cost NONE = new Cost(0, 0, 0);

  /// What one call cost, as its function tells.
  static Cost of(String line) {
    var parts = line.split("\t", -1);
    var operation = parts[2].replaceFirst(".*:", "");
    var units = Double.parseDouble(parts[3]);
    var isRead = operation.equals("GetItem") || operation.equals("Query");
    var isTable = parts[2].startsWith("DynamoDb:");
    return new Cost(1, isTable && isRead ? units : 0, isTable && !isRead ? units : 0);
  }

  static Cost sum(Collection<Cost> costs) {
    return costs.stream().reduce(NONE, Cost::plus);
  }

  private Cost plus(Cost other) {
    return new Cost(calls + other.calls, reads + other.reads, writes + other.writes);
  }

  @Override
  public String toString() {
    return "%d / %s / %s".formatted(calls, units(reads), units(writes));
  }

  private static String units(double units) {
    return units == Math.rint(units) ? Long.toString((long) units) : Double.toString(units);
  }
}
