package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.Kind;

/// What `owed.jte` shows.
///
/// @param datasets to choose from
/// @param upTo to choose the last of the six periods from
/// @param due when the dataset is due, in words
/// @param file where the same is had as CSV
/// @param periods the names of the periods, first to last
/// @param rows a partner each, those who owe something first
/// @param in how many are in, of how many expected, in the order of the periods
/// @param others members of whom none of the periods is expected
public record OwedView(
    List<FieldView.Option> datasets,
    List<FieldView.Option> upTo,
    String due,
    String file,
    List<String> periods,
    List<Row> rows,
    List<String> in,
    List<Other> others) {
  /// Copies the lists.
  public OwedView {
    datasets = List.copyOf(datasets);
    upTo = List.copyOf(upTo);
    periods = List.copyOf(periods);
    rows = List.copyOf(rows);
    in = List.copyOf(in);
    others = List.copyOf(others);
  }

  /// A partner.
  ///
  /// @param path its page in the console
  /// @param cells how it stands, in the order of the periods
  /// @param next what is to do about it, in words
  /// @param expect where staff say what they expect
  public record Row(String partner, String path, List<Cell> cells, String next, String expect) {
    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A member of whom nothing is expected.
  ///
  /// @param expect where staff say that something is
  public record Other(String partner, String expect) {}

  /// How a partner stands with a period.
  ///
  /// @param period its name
  /// @param kind how it looks
  /// @param text in words
  public record Cell(String period, Kind kind, String text) {}
}
