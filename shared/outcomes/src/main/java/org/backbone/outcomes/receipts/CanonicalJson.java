package org.backbone.outcomes.receipts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON in the one form that RFC 8785 (JCS) gives it, for what receipts are made of: texts, whole
/// numbers, lists and objects.
public final class CanonicalJson {
  // Beyond it, two whole numbers may be one to a reader that knows doubles alone.
  private static final long LARGEST = (1L << 53) - 1;

  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String LETTERS = "btnfr\"\\";

  private final StringBuilder text = new StringBuilder();

  private CanonicalJson() {}

  /// The value in its one form.
  ///
  /// @throws IllegalArgumentException for anything that no receipt holds
  public static String of(Object value) {
    var json = new CanonicalJson();
    json.write(value);
    return json.text.toString();
  }

  private void write(Object value) {
    switch (value) {
      case String word -> text(word);
      case Long number -> number(number);
      case Integer number -> number(number);
      case List<?> list -> list(list);
      case Map<?, ?> map -> members(map);
      default -> throw new IllegalArgumentException("in no receipt: " + value.getClass());
    }
  }

  private void number(long number) {
    if (Math.abs(number) > LARGEST) {
      throw new IllegalArgumentException("too large for JSON: " + number);
    }
    text.append(number);
  }

  private void list(List<?> list) {
    var separator = "[";
    for (var value : list) {
      text.append(separator);
      write(value);
      separator = ",";
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  // Java compares texts by UTF-16 units, and so does the RFC.
  private void members(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    var separator = "{";
    for (var member : sorted.entrySet()) {
      text.append(separator);
      text(member.getKey());
      text.append(':');
      write(member.getValue());
      separator = ",";
    }
    text.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void text(String word) {
    text.append('"');
    for (var i = 0; i < word.length(); i++) {
      var unit = word.charAt(i);
      var named = SHORT.indexOf(unit);
      if (named >= 0) {
        text.append('\\').append(LETTERS.charAt(named));
      } else if (unit < ' ') {
        text.append("\\u%04x".formatted((int) unit));
      } else if (isAlone(word, i)) {
        throw new IllegalArgumentException("half a character");
      } else {
        text.append(unit);
      }
    }
    text.append('"');
  }

  private static boolean isAlone(String word, int at) {
    var unit = word.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 == word.length() || !Character.isLowSurrogate(word.charAt(at + 1));
    }
    return Character.isLowSurrogate(unit)
        && (at == 0 || !Character.isHighSurrogate(word.charAt(at - 1)));
  }
}
