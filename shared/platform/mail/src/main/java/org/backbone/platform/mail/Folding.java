package org.backbone.platform.mail;

/// Folds lines as RFC 5545 wants it (section 3.1): at most 75 octets, never inside a character. The
/// library counts characters instead, so that accents make its lines too long.
public final class Folding {
  private static final int MOST_OCTETS = 75;

  private Folding() {}

  /// The lines of `text`, none longer than 75 octets and no character cut: what is longer goes on
  /// in the next line, after a space. Every line ends with CRLF.
  public static String fold(String text) {
    var folded = new StringBuilder(text.length() + text.length() / 32);
    text.lines().forEach(line -> fold(line, folded));
    return folded.toString();
  }

  private static void fold(String line, StringBuilder folded) {
    var octets = 0;
    for (var i = 0; i < line.length(); ) {
      var character = line.codePointAt(i);
      var width = width(character);
      if (octets + width > MOST_OCTETS) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(character);
      octets += width;
      i += Character.charCount(character);
    }
    folded.append("\r\n");
  }

  // Octets in UTF-8.
  private static int width(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
