package org.backbone.metrics.pages;

import java.util.List;

/// What `figureTable.jte` shows: the same figures as a chart's, with a reason for every gap.
///
/// @param label what the table shows, unlike every other table of the page
/// @param first the head of the first column
/// @param isShare whether each figure is a count, its base and their share, or a count alone
/// @param unit what is counted, as a column's head
public record FigureTable(
    String label, String first, boolean isShare, String unit, List<Row> rows) {
  /// One period, group or place.
  ///
  /// @param path where its name leads, empty where it leads nowhere
  /// @param why why its figure is shown as it is
  public record Row(String name, String path, List<Value> values, String why) {}

  /// A figure in words.
  public record Value(String said, boolean isHidden) {}

  public FigureTable {
    rows = List.copyOf(rows);
  }
}
