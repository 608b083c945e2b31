package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;

/// A figure that would be another one, new, or gone.
///
/// @param before what counts now; empty for nothing
/// @param after what would; empty for nothing
public record FigureChange(
    TableKey table, CellKey cell, Optional<Cell> before, Optional<Cell> after) {
  /// What becomes of a figure.
  public enum Kind {
    /// There was none.
    ADDED,
    /// There was another one.
    CHANGED,
    /// There is none any more.
    GONE
  }

  /// What becomes of it.
  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.GONE : Kind.CHANGED;
  }

  /// All that is not the same in two sets of figures, in the order of tables and cells.
  public static List<FigureChange> between(Aggregate before, Aggregate after) {
    var changes = new ArrayList<FigureChange>();
    var tables = new TreeSet<>(before.tables().keySet());
    tables.addAll(after.tables().keySet());
    for (var table : tables) {
      var was = byKey(before.tables().getOrDefault(table, List.of()));
      var is = byKey(after.tables().getOrDefault(table, List.of()));
      var keys = new TreeSet<>(was.keySet());
      keys.addAll(is.keySet());
      for (var key : keys) {
        var change =
            new FigureChange(
                table, key, Optional.ofNullable(was.get(key)), Optional.ofNullable(is.get(key)));
        if (!change.before().equals(change.after())) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  /// How many of each kind.
  public static Map<Kind, Long> counts(List<FigureChange> changes) {
    var counts = new HashMap<Kind, Long>();
    changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
    return counts;
  }

  private static SortedMap<CellKey, Cell> byKey(List<Cell> cells) {
    var byKey = new TreeMap<CellKey, Cell>();
    cells.forEach(cell -> byKey.put(cell.key(), cell));
    return byKey;
  }
}
