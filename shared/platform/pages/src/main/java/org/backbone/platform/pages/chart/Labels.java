package org.backbone.platform.pages.chart;

import java.util.List;

/// Fits a label into one or two lines.
final class Labels {
  private Labels() {}

  static List<String> lines(String label, int longest) {
    if (label.length() <= longest) {
      return List.of(label);
    }
    int cut = label.lastIndexOf(' ', longest);
    if (cut <= 0) {
      return List.of(shortened(label, longest));
    }
    return List.of(label.substring(0, cut), shortened(label.substring(cut + 1), longest));
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest + 3) {
      return text;
    }
    return text.substring(0, longest - 1).strip() + "…";
  }
}
