package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.Kind;

/// All that a partner sent: `history.jte`.
///
/// @param older where those before them are; empty where there are none
public record HistoryView(List<Line> lines, String older) {
  /// An upload.
  ///
  /// @param name dataset and period
  /// @param receipt its number
  public record Line(
      String name, String path, Kind kind, String state, String receipt, SentFacts facts) {}

  /// Copies the lines.
  public HistoryView {
    lines = List.copyOf(lines);
  }
}
