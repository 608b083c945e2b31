package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.metrics.TableKey;

/// The figures of a sheet, in the order in which their places first came. The figures of a row are
/// of the same place most often, and rows name the same tables in the same order: so a place is
/// looked up once a row, and a table where it was in the row before.
final class KeptCells {
  private static final int NONE = -1;

  private final Map<Spot, Integer> spots = new HashMap<>();
  private final Map<TableKey, Table> tables = new HashMap<>();
  private final List<Table> recent = new ArrayList<>();
  private final List<ReadCell> all = new ArrayList<>();
  private Spot spot = new Spot("", "");
  private int spotAt = NONE;

  private record Spot(String place, String group) {
    boolean is(String otherPlace, String otherGroup) {
      return place.equals(otherPlace) && group.equals(otherGroup);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Spot(var otherPlace, var otherGroup) && is(otherPlace, otherGroup);
    }

    @Override
    public int hashCode() {
      return 31 * place.hashCode() + group.hashCode();
    }
  }

  // Where its figures are among all, by their spots.
  private static final class Table {
    private final TableKey key;
    private int[] at = {};

    private Table(TableKey key) {
      this.key = key;
    }

    private int at(int spot) {
      return spot < at.length ? at[spot] : NONE;
    }

    private void put(int spot, int where) {
      if (spot >= at.length) {
        var before = at.length;
        at = Arrays.copyOf(at, Math.max(16, 2 * spot + 1));
        Arrays.fill(at, before, at.length, NONE);
      }
      at[spot] = where;
    }
  }

  /// Puts a figure where there is none; gives the one that is there, and then changes nothing.
  ///
  /// @param turn which figure of its row it is
  Optional<ReadCell> putIfAbsent(ReadCell cell, int turn) {
    var table = table(cell.table(), turn);
    var own = spot(cell);
    var at = table.at(own);
    if (at != NONE) {
      return Optional.of(all.get(at));
    }
    table.put(own, all.size());
    all.add(cell);
    return Optional.empty();
  }

  /// Puts a figure there, or adds it to the one that is.
  ///
  /// @param turn which figure of its row it is
  void add(ReadCell cell, int turn) {
    var table = table(cell.table(), turn);
    var own = spot(cell);
    var at = table.at(own);
    if (at == NONE) {
      table.put(own, all.size());
      all.add(cell);
    } else {
      all.set(at, all.get(at).plus(cell));
    }
  }

  private int spot(ReadCell cell) {
    if (spotAt == NONE || !spot.is(cell.place().id(), cell.group())) {
      spot = new Spot(cell.place().id(), cell.group());
      spotAt = spots.computeIfAbsent(spot, _ -> spots.size());
    }
    return spotAt;
  }

  private Table table(TableKey key, int turn) {
    if (turn < recent.size() && recent.get(turn).key.equals(key)) {
      return recent.get(turn);
    }
    var table = tables.computeIfAbsent(key, Table::new);
    if (turn < recent.size()) {
      recent.set(turn, table);
    } else if (turn == recent.size()) {
      recent.add(table);
    }
    return table;
  }

  int size() {
    return all.size();
  }

  /// All of them, as a copy.
  List<ReadCell> all() {
    return List.copyOf(all);
  }
}
