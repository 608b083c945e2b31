package org.backbone.metrics;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.platform.core.Digest;

/// What one file adds to each table: the cells that its rows came to, in the order of their keys.
/// Kept once under its digest and never changed.
public record Aggregate(SortedMap<TableKey, List<Cell>> tables) {
  /// The most tables that one file may fill: all are named in its upload, which is one item.
  public static final int MOST_TABLES = 400;

  /// Sorts the cells; refuses no table, too many, and two cells of one key.
  public Aggregate {
    if (tables.isEmpty() || tables.size() > MOST_TABLES) {
      throw new IllegalArgumentException(tables.size() + " tables in one file");
    }
    var sorted = new TreeMap<TableKey, List<Cell>>();
    tables.forEach((table, cells) -> sorted.put(table, inOrder(table, cells)));
    tables = Collections.unmodifiableSortedMap(sorted);
  }

  /// What it adds to some of its tables.
  ///
  /// @throws IllegalArgumentException where it adds nothing to any of them
  public Aggregate within(Set<TableKey> some) {
    var part = new TreeMap<>(tables);
    part.keySet().retainAll(some);
    return new Aggregate(part);
  }

  /// Names the content: equal for equal cells, whatever order they came in.
  public String digest() {
    var text = new StringBuilder();
    tables.forEach(
        (table, cells) -> {
          line(text, table.indicator(), table.version(), table.period(), cells.size());
          for (var cell : cells) {
            line(text, cell.key().site(), cell.key().dimension(), cell.key().group());
            line(text, cell.count().low(), cell.count().high(), cell.count().hidden());
            line(text, cell.base().low(), cell.base().high(), cell.base().hidden());
          }
        });
    return Digest.sha256(text.toString());
  }

  private static List<Cell> inOrder(TableKey table, List<Cell> cells) {
    SequencedMap<CellKey, Cell> byKey = new TreeMap<>();
    for (var cell : cells) {
      if (byKey.put(cell.key(), cell) != null) {
        throw new IllegalArgumentException("two cells of " + cell.key() + " in " + table);
      }
    }
    return List.copyOf(byKey.values());
  }

  // A tab cannot stand for a line's end, nor a long part for two: each part tells its length.
  private static void line(StringBuilder text, Object... parts) {
    for (var part : parts) {
      var word = part.toString();
      text.append(word.length()).append(':').append(word).append('\t');
    }
    text.append('\n');
  }
}
