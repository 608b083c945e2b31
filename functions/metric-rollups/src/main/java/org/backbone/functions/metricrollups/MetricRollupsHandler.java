package org.backbone.functions.metricrollups;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollTables;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.LambdaCall;
import org.backbone.platform.lambda.LambdaClock;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.table.Table;

/// Table states from the stream, and the schedule's sweep: translates, decides nothing. The stream
/// is told which record failed first, so that those before it are not repeated.
public final class MetricRollupsHandler implements RequestStreamHandler {
  // Time to finish the table that is being rolled up.
  static final Duration RESERVE = Duration.ofSeconds(30);

  private final RollTables rollTables;
  private final Log log;

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
        store,
        new Rollup(store, releases, new Disclosure(minN), LambdaClock.standard()),
        JsonLog.of("metric-rollups"));
  }

  MetricRollupsHandler(RollupStore store, Rollup rollup, Log log) {
    this.rollTables = new RollTables(store, rollup, log);
    this.log = log;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var deadline = LambdaCall.deadline(context, RESERVE);
    LambdaCall.answer(
        input,
        output,
        context,
        event ->
            event.has("Records")
                ? stream(event.path("Records"), deadline)
                : sweep(Tick.timeOf(event), deadline));
  }

  private Map<String, Object> stream(JsonNode records, Deadline deadline) {
    var failed = rollTables.dirtied(DirtyTables.all(records), deadline);
    return Map.of(
        "batchItemFailures",
        failed.stream().map(number -> Map.of("itemIdentifier", number)).toList());
  }

  // What is dirty is due, whatever the time.
  private Map<String, Object> sweep(Instant asOf, Deadline deadline) {
    var rolled = rollTables.sweep(asOf, deadline);
    log.info("tables-swept", Map.of("asOf", asOf.toString(), "rolled", rolled));
    return Map.of("rolled", rolled);
  }
}
