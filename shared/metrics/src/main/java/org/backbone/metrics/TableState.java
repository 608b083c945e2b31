package org.backbone.metrics;

/// How far a table is rolled up: `want` counts the changes of its pointers, `done` how many of them
/// the kept rollup holds.
public record TableState(TableKey table, long want, long done) {
  /// Whether a rollup is due.
  public boolean isDirty() {
    return want > done;
  }
}
