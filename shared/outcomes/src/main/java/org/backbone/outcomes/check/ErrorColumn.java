package org.backbone.outcomes.check;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.WordFile;
import org.backbone.platform.core.sheet.CellText;

/// What a file of ours has that is not its sender's: an error file a column beside theirs and a
/// sheet behind theirs, a template a sheet that says how to fill it in. A file may come back with
/// them, in whatever language.
public final class ErrorColumn {
  private static final List<String> TITLES = said("error-file.column");
  private static final List<String> SHEETS = said("error-file.sheet");
  private static final List<String> SHEET_TITLES = said("error-file.sheet.title");
  private static final List<String> TEMPLATES = said("template.sheet");
  private static final List<String> TEMPLATE_TITLES = said("template.sheet.title");

  // As told by [ProblemCode#ROW_TOO_SHORT], up to where it says how many cells there were.
  private static final List<String> SHORT_ROWS =
      said("file.problem.row_too_short.what").stream()
          .map(sentence -> sentence.substring(0, sentence.indexOf("{0}")))
          .toList();

  private static final Pattern NUMBERED = Pattern.compile(" \\d{1,3}$");

  private static final int MOST_CELLS = 100_000;

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

  /// How many cells a row had of which such a column says that they are too few; -1 where it says
  /// something else.
  static int cellsOfShortRow(String told) {
    var normal = CellText.normal(told);
    return SHORT_ROWS.stream()
        .filter(normal::startsWith)
        .findFirst()
        .map(sentence -> number(normal, sentence.length()))
        .orElse(-1);
  }

  private static int number(String text, int from) {
    var number = 0;
    var at = from;
    for (; at < text.length() && number < MOST_CELLS; at++) {
      var digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
    }
    return at > from ? number : -1;
  }

  /// Whether a sheet may be one that was added, by its name.
  public static boolean isSheetName(String name) {
    return isErrorSheetName(name) || TEMPLATES.contains(CellText.normal(name));
  }

  /// Whether a sheet may be the one that an error file added, by its name.
  public static boolean isErrorSheetName(String name) {
    return SHEETS.contains(NUMBERED.matcher(CellText.normal(name)).replaceFirst(""));
  }

  /// Whether a cell is what such a sheet begins with.
  static boolean isSheetTitle(String cell) {
    var normal = CellText.normal(cell);
    return SHEET_TITLES.contains(normal) || TEMPLATE_TITLES.contains(normal);
  }
}
