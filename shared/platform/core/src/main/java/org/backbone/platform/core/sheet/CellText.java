package org.backbone.platform.core.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a cell says, apart from how a spreadsheet wrote it down.
public final class CellText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f\\ufeff]+");
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
  private static final int SHOWN = 80;

  private CellText() {}

  /// The text without spaces around it, and without the `="…"` that keeps a code's
  /// zeros, or the apostrophe that keeps it from being a formula.
  public static String clean(String cell) {
    return isClean(cell) ? cell : cleaned(cell);
  }

  private static boolean isClean(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    var first = cell.charAt(0);
    var last = cell.charAt(cell.length() - 1);
    return first > ' '
        && first <= '~'
        && first != '='
        && first != '\''
        && last > ' '
        && last <= '~';
  }

  private static String cleaned(String cell) {
    var text = stripped(cell);
    if (text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0) {
      text = text.substring(1);
    }
    if (text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      return stripped(text.substring(2, text.length() - 1));
    }
    return text;
  }

  /// The text as headers and names are compared: one space between words, without case, and
  /// without what nobody sees, such as a space of no width.
  public static String normal(String cell) {
    var text = clean(cell);
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    var seen = UNSEEN.matcher(text).replaceAll("");
    return SPACES.matcher(seen).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  // Nearly every cell is letters of the alphabet with one space between words.
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && text.charAt(i + 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  /// The text as a message may repeat it: at most some 80 characters, no line breaks.
  public static String shown(String cell) {
    return shown(cell, SHOWN);
  }

  /// The text without line breaks, cut after `most` characters.
  public static String shown(String cell, int most) {
    var text = new StringBuilder();
    cell.codePoints()
        .limit(most + 1L)
        .map(point -> Character.isISOControl(point) || point == '\ufeff' ? ' ' : point)
        .forEach(text::appendCodePoint);
    if (text.codePointCount(0, text.length()) > most) {
      text.setLength(text.offsetByCodePoints(0, most));
      text.append('…');
    }
    return text.toString();
  }

  private static String stripped(String text) {
    var from = 0;
    var to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u2007' || c == '\u202f' || c == '\ufeff';
  }
}
