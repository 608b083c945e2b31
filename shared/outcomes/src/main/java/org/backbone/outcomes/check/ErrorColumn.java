package org.backbone.outcomes.check;

import java.util.List;
import java.util.Objects;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.WordFile;
import org.backbone.platform.core.sheet.CellText;

/// What an error file has that is not its sender's: a column beside theirs, and a sheet behind
/// theirs. A mended file may come back with both, in whatever language.
public final class ErrorColumn {
  private static final List<String> TITLES = said("error-file.column");
  private static final List<String> SHEETS = said("error-file.sheet");
  private static final List<String> SHEET_TITLES = said("error-file.sheet.title");

  private ErrorColumn() {}

  // In every language, as [CellText#normal] has it.
  private static List<String> said(String key) {
    return Language.all().stream()
        .map(language -> WordFile.read(language, "outcomes").get(key))
        .filter(Objects::nonNull)
        .map(CellText::normal)
        .toList();
  }

  /// Whether a cell is the column's title, with or without a problem behind it.
  static boolean isTitle(String cell) {
    var normal = CellText.normal(cell);
    return TITLES.stream()
        .anyMatch(title -> normal.equals(title) || normal.startsWith(title + ":"));
  }

  /// Whether a sheet may be the one that was added, by its name.
  public static boolean isSheetName(String name) {
    var normal = CellText.normal(name).replaceAll(" \\d{1,3}$", "");
    return SHEETS.contains(normal);
  }

  /// Whether a cell is what that sheet begins with.
  static boolean isSheetTitle(String cell) {
    return SHEET_TITLES.contains(CellText.normal(cell));
  }
}
