package org.backbone.functions.metricrollups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.backbone.domain.Period;
import org.backbone.domain.metric.TableKey;

/// A change of a table's state, as the stream tells it.
///
/// @param sequenceNumber names the record to the stream
/// @param table the table
/// @param isDirty whether a rollup was due when it was written
record StateRecord(String sequenceNumber, TableKey table, boolean isDirty) {
  static List<StateRecord> all(JsonNode records) {
    return StreamSupport.stream(records.spliterator(), false).map(StateRecord::of).toList();
  }

  private static StateRecord of(JsonNode event) {
    var change = event.path("dynamodb");
    var item = change.path("NewImage");
    var key = change.path("Keys").path("pk").path("S").asText().split("#", -1);
    return new StateRecord(
        change.path("SequenceNumber").asText(),
        new TableKey(key[1], Integer.parseInt(key[2]), new Period(key[3])),
        number(item, "want") > number(item, "done"));
  }

  private static long number(JsonNode item, String name) {
    return Long.parseLong(item.path(name).path("N").asText("0"));
  }
}
