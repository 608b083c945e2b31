package org.backbone.platform.sheets;

import java.io.IOException;
import java.util.regex.Pattern;

/// A text that is put together of runs, as far as a cell may be long.
final class CellString {
  // A workbook writes so what XML cannot hold, such as a line break within a cell.
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();
  private boolean isTooLong;
  private boolean isPronunciation;

  /// Begins a new one.
  void begin() {
    text.setLength(0);
    isTooLong = false;
    isPronunciation = false;
  }

  /// Takes what belongs to it.
  void take(XmlEvents.Event event, XmlEvents xml) throws IOException {
    switch (xml.name()) {
      case "rPh" -> isPronunciation = event == XmlEvents.Event.OPEN;
      case "t" -> {
        if (event == XmlEvents.Event.CLOSE && !isPronunciation) {
          append(xml);
        }
      }
      default -> {
        // How it looks.
      }
    }
  }

  /// Takes the text that was read last.
  void append(XmlEvents xml) {
    isTooLong |= xml.isTextCut() || text.length() + xml.text().length() > Sheet.LONGEST_CELL;
    if (!isTooLong) {
      text.append(xml.text());
    }
  }

  boolean isTooLong() {
    return isTooLong;
  }

  /// The text as its sender sees it.
  String text() {
    return text.indexOf("_x") < 0
        ? text.toString()
        : ESCAPED
            .matcher(text)
            .replaceAll(
                escaped ->
                    java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
  }
}
