package org.backbone.outcomes.check;

import java.util.List;
import org.backbone.metrics.Amount;

/// Something about a file's figures that is unlikely, and may be so.
///
/// @param about the id of the indicator, or the header of the column, that it is about; empty for
///     the whole file
/// @param count how many places or rows
/// @param examples the first of them
public record Doubt(DoubtCode code, String about, int count, List<Example> examples) {
  /// The most examples that are kept.
  public static final int MOST_EXAMPLES = 5;

  /// Copies the examples, the first of them.
  public Doubt {
    examples = examples.stream().limit(MOST_EXAMPLES).toList();
  }

  /// One of them.
  ///
  /// @param row as a spreadsheet numbers it; 0 where it is about a place
  /// @param place the id of the place; empty where it is about a row
  /// @param before what was counted there before; [Amount#ZERO] for nothing
  /// @param now what would be counted there
  public record Example(long row, String place, Amount before, Amount now) {}
}
