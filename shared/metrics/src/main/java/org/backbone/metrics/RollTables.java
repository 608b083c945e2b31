package org.backbone.metrics;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Log;

/// Rolls up what is dirty, whether the stream tells of it or the sweep finds it.
public final class RollTables {
  private static final int MOST_IN_A_SWEEP = 500;

  private final RollupStore store;
  private final Rollup rollup;
  private final Log log;

  public RollTables(RollupStore store, Rollup rollup, Log log) {
    this.store = store;
    this.rollup = rollup;
    this.log = log;
  }

  /// Rolls up the records' tables, each once; returns the number of the first record that failed,
  /// or that no time was left for: the stream brings it and all after it again.
  public List<String> dirtied(List<StateRecord> records, Deadline deadline) {
    var rolled = new HashSet<TableKey>();
    var done =
        rolling(deadline)
            .inOrder(
                records,
                record -> record.table().toString(),
                record -> {
                  if (record.isDirty() && rolled.add(record.table())) {
                    roll(record.table());
                  }
                });
    return records.stream().skip(done).limit(1).map(StateRecord::sequenceNumber).toList();
  }

  /// Rolls up at `now` what the stream lost; returns how many tables that were. One that fails does
  /// not keep the others waiting, is shown to staff, and fails the sweep in the end. What no time
  /// is left for stays dirty and waits for the next sweep.
  public int sweep(Instant now, Deadline deadline) {
    return rolling(deadline)
        .count(
            store.dirty(MOST_IN_A_SWEEP),
            TableKey::toString,
            table -> {
              // Before it is rolled up: whatever ends it, the function with it, it is known then.
              store.overdue(table, now);
              return roll(table);
            });
  }

  private ForEach rolling(Deadline deadline) {
    return new ForEach("rollup", deadline, log);
  }

  private boolean roll(TableKey table) {
    var rolled = rollup.roll(table);
    if (rolled) {
      log.info(
          "table-rolled-up",
          Map.of(
              "indicator", table.indicator(),
              "version", table.version(),
              "period", table.period().code()));
    }
    return rolled;
  }
}
