package org.backbone.platform.pages.chart;

import java.util.ArrayList;
import java.util.List;

/// Fits a label into up to three lines.
final class Labels {
  private static final int MOST = 3;

  private Labels() {}

  static List<String> lines(String label, int longest) {
    var lines = new ArrayList<String>();
    var rest = label;
    while (rest.length() > longest && lines.size() < MOST - 1) {
      int cut = rest.lastIndexOf(' ', longest);
      if (cut <= 0) {
        break;
      }
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut + 1);
    }
    lines.add(shortened(rest, longest));
    return lines;
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest + 3) {
      return text;
    }
    return text.substring(0, longest - 1).strip() + "…";
  }
}
