package org.backbone.outcomes.values;

import java.text.Normalizer;
import java.util.Locale;

/// A cell's text as it is compared: digits of any script as 0 to 9, one kind of dash, of space and
/// of apostrophe, letters large.
final class Folded {
  private Folded() {}

  static String of(String text) {
    return isPlain(text) ? text : folded(text);
  }

  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c > '~' || (c >= 'a' && c <= 'z') || c == '`') {
        return false;
      }
    }
    return true;
  }

  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(folded, point));
    return folded.toString().strip().toUpperCase(Locale.ROOT);
  }

  // A small 2 behind a 10 does not make it 102, nor is a circled 1 a figure.
  private static void append(StringBuilder folded, int point) {
    if (Character.getType(point) == Character.OTHER_NUMBER) {
      folded.appendCodePoint(point);
    } else {
      normal(point).codePoints().forEach(part -> appendNormal(folded, part));
    }
  }

  private static String normal(int point) {
    return Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
  }

  private static void appendNormal(StringBuilder folded, int point) {
    switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER -> folded.append(Character.digit(point, 10));
      case Character.DASH_PUNCTUATION -> folded.append('-');
      case Character.SPACE_SEPARATOR -> folded.append(' ');
      // What nobody sees: zero width, direction marks.
      case Character.FORMAT -> {}
      default -> {
        switch (point) {
          case '\u2212' -> folded.append('-');
          case '\u2019', '\u2018', '`', '\u00b4' -> folded.append('\'');
          // The decimal and thousands separators of Arabic script.
          case '\u066b' -> folded.append('.');
          case '\u066c' -> folded.append(',');
          default -> folded.appendCodePoint(point);
        }
      }
    }
  }
}
