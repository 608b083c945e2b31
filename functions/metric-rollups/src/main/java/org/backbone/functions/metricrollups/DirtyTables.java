package org.backbone.functions.metricrollups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backbone.metrics.StateRecord;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Period;

/// The states of tables that the table's stream brings.
final class DirtyTables {
  private static final Pattern KEY = Pattern.compile("TBL#([^#]+)#(\\d{1,9})#([^#]+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private DirtyTables() {}

  /// All of a batch; throws [IllegalArgumentException] where one is no state of a table.
  static List<StateRecord> all(JsonNode records) {
    var all = new ArrayList<StateRecord>();
    for (var record : records) {
      all.add(of(record.path("dynamodb")));
    }
    return all;
  }

  private static StateRecord of(JsonNode change) {
    var pk = change.path("Keys").path("pk").path("S").asText();
    var key = KEY.matcher(pk);
    if (!key.matches()) {
      throw new IllegalArgumentException("not a state of a table: " + pk);
    }
    var period =
        Period.parse(key.group(3))
            .orElseThrow(() -> new IllegalArgumentException("not a table's period: " + pk));
    var item = change.path("NewImage");
    return new StateRecord(
        change.path("SequenceNumber").asText(),
        new TableKey(key.group(1), Integer.parseInt(key.group(2)), period),
        number(item, "want") > number(item, "done"));
  }

  private static long number(JsonNode item, String name) {
    var text = item.path(name).path("N").asText("0");
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("not a count of changes: " + name + " " + text);
    }
    return Long.parseLong(text);
  }
}
