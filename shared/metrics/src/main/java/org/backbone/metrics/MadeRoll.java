package org.backbone.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What some uploads' figures come to in a table.
///
/// @param shared sites of which more than one partner sent figures
record MadeRoll(Roll roll, SortedSet<String> shared) {
  /// Copies the set.
  MadeRoll {
    shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
  }

  static MadeRoll of(RollupStore store, TableKey table, long version, List<Pointer> pointers) {
    var sums = new Sums();
    var partners = new TreeSet<String>();
    for (var pointer : pointers) {
      sums.add(pointer.slot().partner(), store.cells(pointer, table));
      partners.add(pointer.slot().partner());
    }
    return new MadeRoll(new Roll(table, version, sums.cells(), partners), sums.shared());
  }

  /// The public form of it.
  Release release(Disclosure disclosure, Instant computedAt) {
    return new Release(
        roll.table(),
        roll.version(),
        computedAt,
        disclosure.minN(),
        disclosure.protect(roll.cells()),
        roll.partners(),
        shared);
  }
}
