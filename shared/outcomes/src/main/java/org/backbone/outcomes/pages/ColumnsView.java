package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;

/// What `columns.jte` shows.
///
/// @param path where the form goes
/// @param what dataset and period
/// @param rows how many rows the file has
/// @param form the problems with what was sent
/// @param columns the file's columns, each with what it may mean
/// @param marks what stands in place of figures, each with what it may mean
/// @param places where all of it may be; empty where a column says it
/// @param unknown whether some of its places are not known: then rows about such may be left out
/// @param others whether they are
/// @param header the names of the columns that are shown
/// @param first the first rows
/// @param figures what these rows become
/// @param more how many more figures they become
/// @param faults what needs an answer in these rows
public record ColumnsView(
    String path,
    SentFile file,
    String what,
    int rows,
    FormView form,
    List<Column> columns,
    List<Mark> marks,
    List<FieldView.Option> places,
    boolean unknown,
    boolean others,
    List<String> header,
    List<FirstRow> first,
    List<Figure> figures,
    int more,
    List<String> faults) {
  /// Copies the lists.
  public ColumnsView {
    columns = List.copyOf(columns);
    marks = List.copyOf(marks);
    places = List.copyOf(places);
    header = List.copyOf(header);
    first = List.copyOf(first);
    figures = List.copyOf(figures);
    faults = List.copyOf(faults);
  }

  /// A column, or several that are called by a period each.
  ///
  /// @param name of its field
  /// @param header what it is called; of several the first and the last
  /// @param example what stands in it
  /// @param options what it may mean
  /// @param kind how sure we are, as it looks
  /// @param sure the same in a word
  /// @param why why we think so
  public record Column(
      String name,
      String header,
      String example,
      List<FieldView.Option> options,
      Kind kind,
      String sure,
      String why) {
    /// Copies the options.
    public Column {
      options = List.copyOf(options);
    }
  }

  /// A text in place of a figure.
  ///
  /// @param name of its field
  /// @param text the text
  /// @param options what it may mean
  public record Mark(String name, String text, List<FieldView.Option> options) {
    /// Copies the options.
    public Mark {
      options = List.copyOf(options);
    }
  }

  /// A row as it stands in the file.
  public record FirstRow(long number, List<String> cells) {
    /// Copies the cells.
    public FirstRow {
      cells = List.copyOf(cells);
    }
  }

  /// A figure as it would count.
  public record Figure(String place, String period, String group, String what, String value) {}
}
