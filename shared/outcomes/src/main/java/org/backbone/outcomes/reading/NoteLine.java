package org.backbone.outcomes.reading;

import java.util.List;
import java.util.Locale;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// Lines among the rows of a table that say of themselves that they are none.
final class NoteLine {
  private static final List<String> BEGINNINGS =
      List.of(
          "note",
          "notes",
          "source",
          "sources",
          "footnote",
          "footnotes",
          "nota",
          "notas",
          "fuente",
          "fuentes");
  private static final int NARROWEST = 3;

  private NoteLine() {}

  /// Whether nothing stands in a row but a note, or where its figures are from, in the first cell.
  static boolean is(Row row, int width) {
    var cells = row.cells();
    if (width < NARROWEST || cells.isEmpty() || cells.getFirst().isEmpty()) {
      return false;
    }
    for (var i = 1; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        return false;
      }
    }
    return isNote(CellText.clean(cells.getFirst()).toLowerCase(Locale.ROOT));
  }

  private static boolean isNote(String text) {
    return BEGINNINGS.stream()
        .anyMatch(word -> text.startsWith(word + ":") || text.startsWith(word + " "));
  }
}
