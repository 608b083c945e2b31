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

  /// The same problem of a column that its reader knows by another name; of none where none is
  /// meant.
  public RowProblem in(String other) {
    return new RowProblem(code, row, column.isEmpty() ? "" : other, value, arguments, about);
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
          case PICTURE -> ProblemCode.PICTURE;
          case PDF -> ProblemCode.PDF;
          case OLD_EXCEL -> ProblemCode.OLD_EXCEL;
          case OLD_OFFICE -> ProblemCode.OLD_OFFICE;
          case PASSWORD -> ProblemCode.PASSWORD;
          case BINARY_WORKBOOK -> ProblemCode.BINARY_WORKBOOK;
          case OPEN_DOCUMENT -> ProblemCode.OPEN_DOCUMENT;
          case NUMBERS -> ProblemCode.NUMBERS;
          case TEXT_DOCUMENT -> ProblemCode.TEXT_DOCUMENT;
          case PRESENTATION -> ProblemCode.PRESENTATION;
          case SHORTCUT -> ProblemCode.SHORTCUT;
          case WEB_PAGE -> ProblemCode.WEB_PAGE;
          case XML_SPREADSHEET -> ProblemCode.XML_SPREADSHEET;
          case DATA_FOR_PROGRAMS -> ProblemCode.DATA_FOR_PROGRAMS;
          case ZIP_OF_FILES -> ProblemCode.ZIP_OF_FILES;
          case ARCHIVE -> ProblemCode.ARCHIVE;
          case WORKBOOK_UNREADABLE -> ProblemCode.WORKBOOK_UNREADABLE;
          case WORKBOOK_TOO_LARGE -> ProblemCode.WORKBOOK_TOO_LARGE;
          case TOO_MANY_PARTS -> ProblemCode.TOO_MANY_PARTS;
          case TOO_MANY_SHEETS -> ProblemCode.TOO_MANY_SHEETS;
          case STYLES_TOO_LARGE -> ProblemCode.STYLES_TOO_LARGE;
          case STRINGS_TOO_LARGE -> ProblemCode.STRINGS_TOO_LARGE;
          case WORKBOOK_DECLARES -> ProblemCode.WORKBOOK_DECLARES;
          case SHEET_ELSEWHERE -> ProblemCode.SHEET_ELSEWHERE;
          case NO_SHEET_SEEN -> ProblemCode.NO_SHEET_SEEN;
          case NOT_TEXT -> ProblemCode.NOT_TEXT;
          case MIXED_ENCODINGS -> ProblemCode.MIXED_ENCODINGS;
          case NUL_CHARACTER -> ProblemCode.NUL_CHARACTER;
          case QUOTE_UNCLOSED -> ProblemCode.QUOTE_UNCLOSED;
          case QUOTE_MISPLACED -> ProblemCode.QUOTE_MISPLACED;
          case CELL_TOO_LONG -> ProblemCode.CELL_TOO_LONG;
          case ROW_TOO_LARGE -> ProblemCode.ROW_TOO_LARGE;
          case TOO_MANY_COLUMNS -> ProblemCode.TOO_MANY_COLUMNS;
        };
    return new RowProblem(code, fault.row(), "", "", fault.arguments());
  }
}
