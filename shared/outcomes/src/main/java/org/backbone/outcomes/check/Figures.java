package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;

/// The cells that a sheet's rows come to, each with the row that it stands in.
final class Figures {
  private final Map<TableKey, Map<CellKey, Entry>> tables = new TreeMap<>();
  private int size;

  private record Entry(Cell cell, long row) {}

  /// The row that already has such a cell, or 0.
  long rowOf(TableKey table, CellKey key) {
    var entry = tables.getOrDefault(table, Map.of()).get(key);
    return entry == null ? 0 : entry.row();
  }

  void put(TableKey table, Cell cell, long row) {
    tables.computeIfAbsent(table, _ -> new HashMap<>()).put(cell.key(), new Entry(cell, row));
    size++;
  }

  int size() {
    return size;
  }

  boolean hasSite(String site) {
    return tables.values().stream()
        .anyMatch(cells -> cells.keySet().stream().anyMatch(key -> key.site().equals(site)));
  }

  /// Everything, with everyone at a site as the sum of `totalOf`, a dimension of exclusive groups,
  /// unless that is empty.
  Aggregate aggregate(String totalOf) {
    var all = new TreeMap<TableKey, List<Cell>>();
    tables.forEach(
        (table, entries) -> {
          var cells = new ArrayList<Cell>();
          var totals = new TreeMap<CellKey, Cell>();
          for (var entry : entries.values()) {
            var cell = entry.cell();
            cells.add(cell);
            if (cell.key().dimension().equals(totalOf)) {
              var everyone = CellKey.site(cell.key().site());
              totals.merge(everyone, new Cell(everyone, cell.count(), cell.base()), Cell::plus);
            }
          }
          cells.addAll(totals.values());
          all.put(table, cells);
        });
    return new Aggregate(all);
  }
}
