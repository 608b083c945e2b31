package org.backbone.runner.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A record of a table's stream.
///
/// @param sequence its place in its shard
/// @param at when the table was written
/// @param json the record as a function receives it
record StreamRecord(String sequence, Instant at, JsonNode json) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final AttributeValue NOTHING = AttributeValue.builder().build();

  /// The SDK's record in the shape that Lambda gives it.
  static StreamRecord of(Record record, String streamArn) {
    var change = record.dynamodb();
    var at = change.approximateCreationDateTime();
    var dynamodb = NODES.objectNode();
    dynamodb.put("ApproximateCreationDateTime", at.getEpochSecond());
    dynamodb.set("Keys", attributes(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.set("NewImage", attributes(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.set("OldImage", attributes(change.oldImage()));
    }
    dynamodb.put("SequenceNumber", change.sequenceNumber());
    dynamodb.put("SizeBytes", change.sizeBytes());
    dynamodb.put("StreamViewType", change.streamViewTypeAsString());
    var json = NODES.objectNode();
    json.put("eventID", record.eventID());
    json.put("eventName", record.eventNameAsString());
    json.put("eventVersion", record.eventVersion());
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", record.awsRegion());
    json.set("dynamodb", dynamodb);
    if (record.userIdentity() != null) {
      var identity = json.putObject("userIdentity");
      identity.put("type", record.userIdentity().type());
      identity.put("principalId", record.userIdentity().principalId());
    }
    json.put("eventSourceARN", streamArn);
    return new StreamRecord(change.sequenceNumber(), at, json);
  }

  private static ObjectNode attributes(Map<String, AttributeValue> item) {
    var json = NODES.objectNode();
    new TreeMap<>(item).forEach((name, value) -> json.set(name, attribute(value)));
    return json;
  }

  private static ObjectNode attribute(AttributeValue value) {
    var json = NODES.objectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case B -> json.put("B", base64(value.b()));
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case SS -> json.set("SS", texts(value.ss()));
      case NS -> json.set("NS", texts(value.ns()));
      case BS -> json.set("BS", texts(value.bs().stream().map(StreamRecord::base64).toList()));
      case M -> json.set("M", attributes(value.m()));
      case L -> {
        var list = json.putArray("L");
        value.l().forEach(element -> list.add(attribute(element)));
      }
      // DynamoDB Local's stream shows an empty map as nothing at all; DynamoDB's shows the map.
      case UNKNOWN_TO_SDK_VERSION -> {
        if (!value.equals(NOTHING)) {
          throw new IllegalArgumentException("an attribute of no known type: " + value);
        }
        json.putObject("M");
      }
    }
    return json;
  }

  private static JsonNode texts(Collection<String> values) {
    var array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }
}
