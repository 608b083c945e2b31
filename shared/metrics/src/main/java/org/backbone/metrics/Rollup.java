package org.backbone.metrics;

import java.time.InstantSource;
import java.util.TreeSet;

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
    var sums = new Sums();
    var partners = new TreeSet<String>();
    for (var pointer : store.pointers(table)) {
      sums.add(pointer.slot().partner(), store.cells(pointer, table));
      partners.add(pointer.slot().partner());
    }
    var roll = new Roll(table, state.want(), sums.cells(), partners);
    store.keep(roll);
    releases.publish(
        new Release(
            table,
            roll.version(),
            clock.instant(),
            disclosure.minN(),
            disclosure.protect(roll.cells()),
            partners,
            sums.shared()));
    store.done(table, roll.version());
    return true;
  }
}
