package org.backbone.outcomes.check;

import java.util.ArrayList;
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

  /// The same without what the file's cells say, which may be a person's name: what is kept and
  /// mailed. A header that we do not know may be somebody's row, so its texts are cells too.
  public ProblemGroup withoutCells() {
    var texts = new ArrayList<>(arguments);
    var isHeader = false;
    switch (ProblemCode.of(code).orElse(ProblemCode.FILE_EMPTY)) {
      case HEADER_UNKNOWN -> texts.set(1, "");
      case COLUMN_PERIOD_UNCLEAR -> isHeader = true;
      case COUNT_OVER_BASE, SHARE_IMPOSSIBLE, NOBODY_BESIDE_FIGURE -> texts.set(0, "");
      case RANGE_MADE_DATE,
          CURRENCY,
          BRACKETED,
          THOUSANDS_OR_DECIMALS,
          COMMA_FOR_DECIMALS,
          POINT_FOR_DECIMALS ->
          texts.set(1, "");
      default -> {
        // Its arguments are ours.
      }
    }
    return new ProblemGroup(
        code,
        isHeader ? "" : column,
        rows,
        texts,
        samples.stream().map(sample -> new Sample(sample.row(), "", "")).toList());
  }

  /// One row of a group.
  ///
  /// @param row as a spreadsheet numbers it
  /// @param value what stands there; empty where it is not repeated
  /// @param about what the row's first cells say, which tells people whose it is; empty where it is
  ///     not repeated
  public record Sample(long row, String value, String about) {}
}
