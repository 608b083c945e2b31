package org.backbone.platform.core;

import java.util.Optional;

/// What people may type into a field of one line: any letter of any language, kept as they wrote
/// it, and nothing that a reader cannot see.
public final class PlainText {
  private PlainText() {}

  /// What is wrong with a text, as a problem's code, if anything is. An empty text is fine here.
  public static Optional<String> fault(String typed, int most) {
    var text = typed.strip();
    if (text.codePointCount(0, text.length()) > most) {
      return Optional.of("too_long");
    }
    if (!text.codePoints().allMatch(PlainText::isSeen)) {
      return Optional.of("odd_characters");
    }
    return Optional.empty();
  }

  /// Whether a text holds a letter or a digit at least.
  public static boolean saysSomething(String typed) {
    return typed.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// A text without what a reader cannot see: for what is shown as somebody else named it, as a
  /// file's name, which cannot be sent back to be mended.
  public static String seen(String text) {
    var seen = new StringBuilder();
    text.codePoints().filter(PlainText::isSeen).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  // Joiners (U+200C, U+200D) are part of how some languages are spelled; other format characters
  // only hide or reorder.
  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
      default -> codePoint != 0xFFFD;
    };
  }
}
