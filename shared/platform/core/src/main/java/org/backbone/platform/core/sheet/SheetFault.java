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
    /// Bytes that no kind below explains: a program, a database.
    NOT_A_SHEET,
    /// A photo, a scan, a drawing.
    PICTURE,
    /// A PDF.
    PDF,
    /// A workbook as Excel saved it until 2003: `.xls`.
    OLD_EXCEL,
    /// Another file of an Office before 2007.
    OLD_OFFICE,
    /// A workbook that asks for a password before it opens.
    PASSWORD,
    /// A workbook in Excel's binary form: `.xlsb`.
    BINARY_WORKBOOK,
    /// A sheet of LibreOffice or OpenOffice: `.ods`.
    OPEN_DOCUMENT,
    /// A file of Numbers, or of another program of Apple's office.
    NUMBERS,
    /// A text: Word, Writer, RTF.
    TEXT_DOCUMENT,
    /// Slides.
    PRESENTATION,
    /// What a drive shows for a document that lies on the web; nothing of it is inside.
    SHORTCUT,
    /// HTML, whatever its name says.
    WEB_PAGE,
    /// The XML that Excel 2003 saved sheets as.
    XML_SPREADSHEET,
    /// Other XML, or JSON.
    DATA_FOR_PROGRAMS,
    /// A zip that is no document: of how many files.
    ZIP_OF_FILES,
    /// Another archive: gzip, RAR, 7z.
    ARCHIVE,
    /// A workbook that was cut off, or is not made as one.
    WORKBOOK_UNREADABLE,
    /// A workbook that unpacks to more than is read.
    WORKBOOK_TOO_LARGE,
    /// A zip of more parts than a workbook has.
    TOO_MANY_PARTS,
    /// A workbook of more sheets than are read.
    TOO_MANY_SHEETS,
    /// Formats that unpack to more than is read.
    STYLES_TOO_LARGE,
    /// More different texts than are held.
    STRINGS_TOO_LARGE,
    /// A part that declares a type or an entity, which no spreadsheet program writes.
    WORKBOOK_DECLARES,
    /// A workbook whose sheet is said to lie in another file.
    SHEET_ELSEWHERE,
    /// A workbook of charts and hidden sheets alone.
    NO_SHEET_SEEN,
    /// Bytes that are not text in the file's encoding.
    NOT_TEXT,
    /// A row in another encoding than the rest.
    MIXED_ENCODINGS,
    /// A character of no text, U+0000.
    NUL_CHARACTER,
    /// A quotation mark that swallows the rest.
    QUOTE_UNCLOSED,
    /// Text behind a closing quotation mark.
    QUOTE_MISPLACED,
    /// A cell of more than so many characters.
    CELL_TOO_LONG,
    /// A row of more than so many characters.
    ROW_TOO_LARGE,
    /// A row of more than so many columns.
    TOO_MANY_COLUMNS
  }

  /// Copies the arguments.
  public SheetFault {
    arguments = List.copyOf(arguments);
  }

  /// A fault of the file as a whole.
  public static SheetFault ofFile(Kind kind, String... arguments) {
    return new SheetFault(kind, 0, List.of(arguments));
  }
}
