package org.backbone.platform.books;

import java.util.regex.Pattern;

/// Text as the XML of a workbook has it.
public final class XmlText {
  /// What every part begins with.
  public static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  // A spreadsheet would take it for a sign that XML cannot hold.
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final int LETTERS = 26;

  private XmlText() {}

  /// A text for an element or an attribute; signs that XML cannot hold become spaces.
  public static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(point) ? point : ' ');
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= ' ' && point < 0xd800)
        || (point > 0xdfff && point < 0xfffe)
        || point > 0xffff;
  }

  /// A cell that holds a text, which is never a formula.
  ///
  /// @param prefix of the elements, with its colon; empty for none
  /// @param style its style's number, or -1 for none
  public static String cell(String prefix, int column, long row, int style, String text) {
    var said = ESCAPE.matcher(escaped(text)).replaceAll("_x005F_");
    return "<%1$sc r=\"%2$s\"%3$s t=\"inlineStr\"><%1$sis><%1$st xml:space=\"preserve\">%4$s</%1$st></%1$sis></%1$sc>"
        .formatted(prefix, letters(column) + row, style < 0 ? "" : " s=\"" + style + "\"", said);
  }

  /// A column as a spreadsheet calls it: A to Z, AA and on.
  ///
  /// @param column from 0
  public static String letters(int column) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }
}
