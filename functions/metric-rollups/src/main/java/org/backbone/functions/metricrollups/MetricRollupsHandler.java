package org.backbone.functions.metricrollups;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollTables;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.StateRecord;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.table.Table;

/// Table states from the stream, and the schedule's sweep: translates, decides nothing. The stream
/// is told which record failed first, so that those before it are not repeated.
public final class MetricRollupsHandler implements RequestStreamHandler {
  private final RollTables rollTables;

  /// Wires the deployed function.
  public MetricRollupsHandler() {
    this(Env.system());
  }

  private MetricRollupsHandler(Env env) {
    this(Table.named(env.require("TABLE_NAME")), env.requireInt("MIN_N"));
  }

  private MetricRollupsHandler(Table table, int minN) {
    this(new DynamoRollupStore(table), new DynamoReleaseStore(table), minN);
  }

  private MetricRollupsHandler(RollupStore store, DynamoReleaseStore releases, int minN) {
    this(
        new RollTables(
            store,
            new Rollup(store, releases, new Disclosure(minN), InstantSource.system()),
            JsonLog.of("metric-rollups")));
  }

  MetricRollupsHandler(RollTables rollTables) {
    this.rollTables = rollTables;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = Json.tree(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    var answer = event.has("Records") ? stream(event.path("Records")) : sweep(event);
    output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> stream(JsonNode records) {
    var failed = rollTables.dirtied(records(records));
    return Map.of(
        "batchItemFailures",
        failed.stream().map(number -> Map.of("itemIdentifier", number)).toList());
  }

  private Map<String, Object> sweep(JsonNode event) {
    if (!event.has("scheduledTime")) {
      throw new IllegalArgumentException("neither stream records nor a scheduled time");
    }
    return Map.of("rolled", rollTables.sweep());
  }

  private static List<StateRecord> records(JsonNode records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(MetricRollupsHandler::record)
        .toList();
  }

  private static StateRecord record(JsonNode event) {
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
