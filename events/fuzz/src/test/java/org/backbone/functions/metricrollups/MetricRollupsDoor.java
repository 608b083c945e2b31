package org.backbone.functions.metricrollups;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.JsonLog;

/// Records of the table's stream, and the tick that finds what they lost.
public final class MetricRollupsDoor {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2020-05-04T12:00:00Z"));

  private MetricRollupsDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "metric-rollups",
        MetricRollupsHandler.class,
        25,
        MetricRollupsDoor::running,
        "\"Records\":[]",
        "\"dynamodb\":{}",
        "\"NewImage\":{}",
        "\"want\":{\"N\":\"1\"}",
        "{\"N\":\"-1e9\"}",
        "TBL#",
        "#1#2014-10",
        "null",
        "99999999999");
  }

  private static EventDoor.Running running() {
    var store = new MemoryMetricStore();
    var ledger = new SlotLedger(store, CLOCK);
    var upload =
        ledger.request(
            new Slot("a", "wic-participation", new Period("FY2015")),
            "x@a.example.org",
            Language.EN);
    var tables = new TreeMap<TableKey, List<Cell>>();
    tables.put(
        new TableKey("wic_pregnant_women", 1, new Period("2014-10")),
        List.of(new Cell(CellKey.site("Oklahoma"), Amount.exact(412), Amount.ZERO)));
    var _ =
        ledger.accept(
            upload,
            new FileFacts("f.csv", 1, "00"),
            new Reading(1, 1, 0, 0, List.of(), false),
            new Aggregate(tables),
            TestReceipts.NONE);
    return new EventDoor.Running(
        new MetricRollupsHandler(
            store,
            new Rollup(store, store, new Disclosure(10), CLOCK),
            JsonLog.of("metric-rollups")),
        Map.of());
  }
}
