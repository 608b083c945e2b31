package org.backbone.outcomes.check;

import java.util.List;

/// The rows of a file that share one problem, which is usually one change, made once.
///
/// @param code what is wrong; every language has words for it
/// @param column the column's header as the file spells it, empty when it is about whole rows
/// @param rows how many rows
/// @param arguments what the words need
/// @param samples the first few of the rows
public record ProblemGroup(
    String code, String column, int rows, List<String> arguments, List<Sample> samples) {
  /// Copies the lists.
  public ProblemGroup {
    arguments = List.copyOf(arguments);
    samples = List.copyOf(samples);
  }

  /// One row of a group.
  ///
  /// @param row as a spreadsheet numbers it
  /// @param value what stands there; empty where it must not be repeated
  /// @param about what the row's first cells say, which tells people whose it is; may be empty
  public record Sample(long row, String value, String about) {}
}
