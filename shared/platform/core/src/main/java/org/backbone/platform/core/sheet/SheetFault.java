package org.backbone.platform.core.sheet;

import java.util.List;

/// Why a file, or the rest of it, cannot be read as rows.
///
/// @param kind what is wrong
/// @param row the row as a spreadsheet numbers it, 0 where the file as a whole is meant
/// @param arguments the limit that it is over, if it is one
public record SheetFault(Kind kind, long row, List<String> arguments) {
  /// What can be wrong with a file.
  public enum Kind {
    /// No byte.
    FILE_EMPTY,
    /// An image, a program, an old Excel file.
    NOT_A_SHEET,
    /// An Excel workbook that is damaged or protected, or not one.
    WORKBOOK_UNREADABLE,
    /// A workbook that unpacks to more than is read.
    WORKBOOK_TOO_LARGE,
    /// Bytes that are not text in the file's encoding.
    NOT_TEXT,
    /// A quotation mark that swallows the rest.
    QUOTE_UNCLOSED,
    /// Text behind a closing quotation mark.
    QUOTE_MISPLACED,
    /// A cell of more than so many characters.
    CELL_TOO_LONG,
    /// A row of more than so many columns.
    TOO_MANY_COLUMNS
  }

  /// Copies the arguments.
  public SheetFault {
    arguments = List.copyOf(arguments);
  }

  /// A fault of the file as a whole.
  public static SheetFault ofFile(Kind kind) {
    return new SheetFault(kind, 0, List.of());
  }
}
