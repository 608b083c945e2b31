package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// The header of a sheet: what each column is called, by all its rows and by the last alone.
final class Header {
  private static final String BETWEEN = " / ";

  private final long row;
  private final List<String> last;
  private final List<String> whole;
  private final Map<String, List<Integer>> columns = new HashMap<>();

  /// A header of some rows, the last of which tells columns apart.
  Header(List<Row> rows) {
    var lowest = rows.getLast();
    this.row = lowest.number();
    this.last = lowest.cells();
    this.whole = whole(rows);
    for (var i = 0; i < last.size(); i++) {
      put(last.get(i), i);
      if (rows.size() > 1 && !CellText.normal(whole.get(i)).equals(CellText.normal(last.get(i)))) {
        put(whole.get(i), i);
      }
    }
  }

  private void put(String name, int column) {
    var normal = CellText.normal(name);
    if (!normal.isEmpty()) {
      columns.computeIfAbsent(normal, _ -> new ArrayList<>()).add(column);
    }
  }

  // A cell that spans columns stands in the first of them.
  private static List<String> whole(List<Row> rows) {
    var width = rows.getLast().cells().size();
    var names = new ArrayList<String>();
    var upper = new String[rows.size() - 1];
    for (var i = 0; i < width; i++) {
      var parts = new ArrayList<String>();
      for (var level = 0; level < rows.size() - 1; level++) {
        var cell = rows.get(level).cell(i);
        if (!cell.isEmpty()) {
          upper[level] = cell;
        }
        if (upper[level] != null) {
          parts.add(upper[level]);
        }
      }
      parts.add(rows.getLast().cell(i));
      parts.removeIf(String::isEmpty);
      names.add(String.join(BETWEEN, parts));
    }
    return List.copyOf(names);
  }

  /// The row as a spreadsheet numbers it.
  long row() {
    return row;
  }

  /// The columns of that name, left to right.
  List<Integer> columns(String name) {
    return columns.getOrDefault(CellText.normal(name), List.of());
  }

  /// What a column is called in the sheet.
  String name(int column) {
    var name = column < last.size() ? last.get(column) : "";
    return CellText.clean(name).isEmpty() && column < whole.size() ? whole.get(column) : name;
  }

  /// The columns whose header has the pattern, and what stands for its names.
  Map<Integer, Map<String, String>> across(HeaderPattern pattern) {
    var found = new LinkedHashMap<Integer, Map<String, String>>();
    for (var i = 0; i < last.size(); i++) {
      var column = i;
      Optional<Map<String, String>> texts =
          pattern.texts(last.get(i)).or(() -> pattern.texts(whole.get(column)));
      texts.ifPresent(them -> found.put(column, them));
    }
    return found;
  }
}
