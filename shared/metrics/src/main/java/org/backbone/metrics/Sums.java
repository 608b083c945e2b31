package org.backbone.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Adds cells up: the same key's together, and every site's to the whole table. Counts are added,
/// never rates.
final class Sums {
  private final SortedMap<CellKey, Cell> bySite = new TreeMap<>();
  private final SortedMap<CellKey, Cell> totals = new TreeMap<>();
  private final Map<String, String> senders = new HashMap<>();
  private final SortedSet<String> shared = new TreeSet<>();

  /// Adds one upload's cells.
  void add(String partner, List<Cell> cells) {
    for (var cell : cells) {
      var site = cell.key().site();
      if (!site.equals(CellKey.ALL)
          && !senders.computeIfAbsent(site, _ -> partner).equals(partner)) {
        shared.add(site);
      }
      var total = new CellKey(CellKey.ALL, cell.key().dimension(), cell.key().group());
      totals.merge(total, new Cell(total, cell.count(), cell.base()), Cell::plus);
      if (!cell.key().site().equals(CellKey.ALL)) {
        bySite.merge(cell.key(), cell, Cell::plus);
      }
    }
  }

  /// Sites of which more than one partner sent figures.
  SortedSet<String> shared() {
    return shared;
  }

  /// Sites and totals, in the order of their keys.
  List<Cell> cells() {
    var all = new TreeMap<>(bySite);
    all.putAll(totals);
    return new ArrayList<>(all.values());
  }
}
