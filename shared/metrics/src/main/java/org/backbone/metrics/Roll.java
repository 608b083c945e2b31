package org.backbone.metrics;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A table's figures, exact and unprotected: for the network's own eyes only, never published.
///
/// @param table the table
/// @param version the `want` that was read before anything else
/// @param cells the sums, in the order of their keys
/// @param partners whose figures they hold
public record Roll(TableKey table, long version, List<Cell> cells, SortedSet<String> partners) {
  /// Copies the lists.
  public Roll {
    cells = List.copyOf(cells);
    partners = Collections.unmodifiableSortedSet(new TreeSet<>(partners));
  }
}
