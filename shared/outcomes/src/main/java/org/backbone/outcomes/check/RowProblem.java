package org.backbone.outcomes.check;

import java.util.List;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.SheetFault;

/// Something in a sheet that keeps the whole file from being taken in.
///
/// @param code what is wrong
/// @param row the row as a spreadsheet numbers it, 0 where the file as a whole is meant
/// @param column the column's header as it stands in the file, empty where none is meant
/// @param value what the cell says, empty where none is meant; at most some 80 characters
/// @param arguments what the words need besides
/// @param about what the row's first cells say, which tells people whose it is; empty where the row
///     was not read that far
public record RowProblem(
    ProblemCode code, long row, String column, String value, List<String> arguments, String about) {
  /// Shortens the texts to what a message may repeat.
  public RowProblem {
    column = CellText.shown(column);
    value = CellText.shown(value);
    arguments = arguments.stream().map(text -> CellText.shown(text, 400)).toList();
    about = CellText.shown(about, 120);
  }

  /// A problem of which nothing more is known.
  public RowProblem(
      ProblemCode code, long row, String column, String value, List<String> arguments) {
    this(code, row, column, value, arguments, "");
  }

  /// The same problem of a row whose first cells say `text`.
  public RowProblem about(String text) {
    return new RowProblem(code, row, column, value, arguments, text);
  }

  /// A problem with the file as a whole.
  public static RowProblem ofFile(ProblemCode code, String... arguments) {
    return new RowProblem(code, 0, "", "", List.of(arguments));
  }

  /// What the fault of a file means to its sender.
  public static RowProblem of(SheetFault fault) {
    var code =
        switch (fault.kind()) {
          case FILE_EMPTY -> ProblemCode.FILE_EMPTY;
          case NOT_A_SHEET -> ProblemCode.NOT_A_SHEET;
          case WORKBOOK_UNREADABLE -> ProblemCode.WORKBOOK_UNREADABLE;
          case WORKBOOK_TOO_LARGE -> ProblemCode.WORKBOOK_TOO_LARGE;
          case NOT_TEXT -> ProblemCode.NOT_TEXT;
          case QUOTE_UNCLOSED -> ProblemCode.QUOTE_UNCLOSED;
          case QUOTE_MISPLACED -> ProblemCode.QUOTE_MISPLACED;
          case CELL_TOO_LONG -> ProblemCode.CELL_TOO_LONG;
          case TOO_MANY_COLUMNS -> ProblemCode.TOO_MANY_COLUMNS;
        };
    return new RowProblem(code, fault.row(), "", "", fault.arguments());
  }
}
