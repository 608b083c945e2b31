package org.backbone.functions.metricrollups;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.domain.metric.Disclosure;
import org.backbone.domain.metric.Rollup;
import org.backbone.domain.metric.RollupStore;
import org.backbone.lambda.Env;
import org.backbone.lambda.Json;
import org.backbone.lambda.Log;
import org.backbone.table.DynamoReleaseStore;
import org.backbone.table.DynamoRollupStore;
import org.backbone.table.Table;

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
            Log.of("metric-rollups")));
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
    var failed = rollTables.dirtied(StateRecord.all(records));
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
}
