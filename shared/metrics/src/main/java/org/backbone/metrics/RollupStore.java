package org.backbone.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where tables are rolled up. Reads see every write that was acknowledged before them.
public interface RollupStore {
  /// How far the table is rolled up.
  TableState state(TableKey table);

  /// Whose figures count in the table.
  List<Pointer> pointers(TableKey table);

  /// Where a partner's figures in the table are; it costs the same however many others there are.
  List<Pointer> pointers(TableKey table, String partner);

  /// What the pointer's upload adds to the table, in the order of the keys.
  List<Cell> cells(Pointer pointer, TableKey table);

  /// Keeps the rollup unless a later one is kept.
  void keep(Roll roll);

  /// The rollup kept last.
  Optional<Roll> roll(TableKey table);

  /// Says that what is kept holds the changes up to `version`; never lowers it.
  void done(TableKey table, long version);

  /// Has the table rolled up again as its change number `version`, though none of its pointers
  /// changed. Changes nothing where there were as many changes already.
  void wanted(TableKey table, long version);

  /// Tables whose rollup is due, at most `limit`. One that became so a moment ago may be missing.
  List<TableKey> dirty(int limit);

  /// Whether there are any such tables.
  default boolean isDue() {
    return !dirty(1).isEmpty();
  }

  /// Writes down that the table is about to be rolled up at `now` by somebody who found it dirty,
  /// unless that was so before; it is so until the rollup holds all its changes.
  void overdue(TableKey table, Instant now);

  /// The tables that are overdue, in the order of their keys, not more than a hundred.
  List<LateTable> late();
}
