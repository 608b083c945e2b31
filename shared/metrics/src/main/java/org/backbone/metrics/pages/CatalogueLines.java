package org.backbone.metrics.pages;

import java.util.Arrays;
import java.util.List;

/// Lines that are typed or pasted, each of several parts.
final class CatalogueLines {
  private CatalogueLines() {}

  /// The parts of a line, between semicolons or tabs, as a spreadsheet copies them.
  static List<String> parts(String line) {
    return Arrays.stream(line.split("[;\t]", -1)).map(String::strip).toList();
  }
}
