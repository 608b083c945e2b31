package org.backbone.metrics;

import java.time.InstantSource;

/// Rolls tables up and releases their protected form. It may stop anywhere, run twice, or beside
/// itself: what it keeps only ever gets newer, and a table stays dirty until its rollup is kept.
public final class Rollup {
  private final RollupStore store;
  private final ReleaseStore releases;
  private final Disclosure disclosure;
  private final InstantSource clock;

  /// A rollup from `store` to `releases`.
  public Rollup(
      RollupStore store, ReleaseStore releases, Disclosure disclosure, InstantSource clock) {
    this.store = store;
    this.releases = releases;
    this.disclosure = disclosure;
    this.clock = clock;
  }

  /// Rolls the table up if that is due; says whether it was.
  public boolean roll(TableKey table) {
    // What is wanted is read before what is counted: a change in between makes the table dirty
    // again.
    var state = store.state(table);
    if (!state.isDirty()) {
      return false;
    }
    var made = MadeRoll.of(store, table, state.want(), store.pointers(table));
    store.keep(made.roll());
    releases.publish(made.release(disclosure, clock.instant()));
    store.done(table, state.want());
    return true;
  }
}
