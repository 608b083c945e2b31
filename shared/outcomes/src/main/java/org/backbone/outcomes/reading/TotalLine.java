package org.backbone.outcomes.reading;

import java.util.Set;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// Rows that say of themselves that they are the sum of the others.
final class TotalLine {
  private static final Set<String> WORDS =
      Set.of(
          "total",
          "totals",
          "grand total",
          "overall total",
          "sum",
          "totales",
          "gran total",
          "total general",
          "suma",
          "suma total");
  private static final int LONGEST = 14;

  private TotalLine() {}

  /// Whether a text says that what stands beside it is a sum.
  static boolean isWord(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && WORDS.contains(CellText.normal(text));
  }

  /// Whether a row is about all places together: where the place belongs stands such a word, or
  /// nothing and such a word in another cell.
  static boolean is(Plan plan, Row row) {
    var column = plan.place().columnOrNone();
    if (column < 0 || plan.person() != null) {
      return false;
    }
    var place = row.cell(column);
    return isWord(place)
        || (place.isEmpty()
            && row.cells().stream().map(CellText::clean).anyMatch(TotalLine::isWord));
  }
}
