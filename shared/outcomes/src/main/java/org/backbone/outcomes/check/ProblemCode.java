package org.backbone.outcomes.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.backbone.outcomes.values.CellReader;
import org.backbone.outcomes.values.Oddity;

/// Every way in which a sheet can fail its check. What each says stands with the capability's
/// words, as `file.problem.<id>.what` and `.todo`.
public enum ProblemCode {
  /// Nothing that its sender did: reading it broke off here, again and again.
  NOT_READ,
  /// Whatever reads it ends with it: a process that runs out of memory, or of time.
  READING_STOPPED,
  /// Names of people, under a header that says so.
  NAMES,
  /// Birth dates, under a header that says so.
  BIRTH_DATES,
  /// Phone numbers.
  PHONE_NUMBERS,
  /// E-mail addresses.
  EMAIL_ADDRESSES,
  /// Social Security numbers.
  SOCIAL_SECURITY_NUMBERS,
  /// The network stopped collecting it after the upload was asked for.
  DATASET_GONE,
  /// No byte, or nothing but blank cells.
  FILE_EMPTY,
  /// A program, a database, or another thing without rows.
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
  /// What a drive shows for a document that lies on the web.
  SHORTCUT,
  /// HTML, whatever its name says.
  WEB_PAGE,
  /// The XML that Excel 2003 saved sheets as.
  XML_SPREADSHEET,
  /// Other XML, or JSON.
  DATA_FOR_PROGRAMS,
  /// A zip that is no document.
  ZIP_OF_FILES,
  /// Another archive: gzip, RAR, 7z.
  ARCHIVE,
  /// An Excel workbook that was cut off, or is not made as one.
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
  /// A part that declares a type or an entity.
  WORKBOOK_DECLARES,
  /// A workbook whose sheet is said to lie in another file.
  SHEET_ELSEWHERE,
  /// A workbook of charts and hidden sheets alone.
  NO_SHEET_SEEN,
  /// Bytes beyond the limit.
  FILE_TOO_LARGE,
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
  /// A cell beyond the limit.
  CELL_TOO_LONG,
  /// A row of more characters than are read.
  ROW_TOO_LARGE,
  /// Columns beyond the limit.
  TOO_MANY_COLUMNS,
  /// Rows beyond the limit.
  TOO_MANY_ROWS,
  /// Cells beyond what one upload may fill.
  TOO_MANY_FIGURES,
  /// More tables than one upload may fill.
  TOO_MANY_TABLES,
  /// No mapping is bound to this header.
  HEADER_UNKNOWN,
  /// The header of another dataset than was chosen.
  DATASET_OTHER,
  /// A column that the nearest mapping has and the file lacks.
  COLUMN_MISSING,
  /// Two columns of a name that means one.
  COLUMN_TWICE,
  /// A header that is a month or a year, and nobody can tell which.
  COLUMN_PERIOD_UNCLEAR,
  /// A file of other periods than the one that was asked for.
  PERIOD_OTHER,
  /// A title that names no period, and nobody said which.
  PERIOD_MISSING,
  /// Nobody said which period it is about, and the layout does not either.
  PERIOD_UNSAID,
  /// A cell that should name a period.
  PERIOD_UNKNOWN,
  /// A header and nothing below.
  NO_ROWS,
  /// Rows, none of which counts.
  NO_ROWS_OF_OURS,
  /// Rows of ours, and in each of them a mark that there is no such group.
  NO_FIGURES,
  /// Fewer cells than the header.
  ROW_TOO_SHORT,
  /// More cells than the header.
  ROW_TOO_LONG,
  /// No site.
  SITE_MISSING,
  /// A name or code that we do not know.
  SITE_UNKNOWN,
  /// A code of ours whose zeros in front are gone.
  ZEROS_EATEN,
  /// A code in powers of ten: its last digits are nowhere any more.
  DIGITS_LOST,
  /// No group.
  GROUP_MISSING,
  /// A group without a place in our lists.
  GROUP_UNKNOWN,
  /// Two dimensions that part people in one row.
  GROUPS_CROSSED,
  /// Exclusive groups that are more than everyone.
  GROUPS_OVER_ALL,
  /// The file's own sum is another.
  TOTAL_DIFFERS,
  /// A row of ours with a name and nothing else.
  ROW_WITHOUT_FIGURES,
  /// The same site and group again.
  ROW_TWICE,
  /// The person of another row once more.
  PERSON_TWICE,
  /// Nothing that tells a person from others.
  PERSON_MISSING,
  /// Nothing where yes or no is due.
  ANSWER_MISSING,
  /// Something else than yes or no.
  NEITHER_YES_NOR_NO,
  /// A mark in place of yes or no that the layout gives no meaning.
  ANSWER_UNSAID,
  /// Two groups of which a person is in one at most.
  PERSON_IN_TWO_GROUPS,
  /// Nothing where a figure is due.
  CELL_EMPTY,
  /// Words where a number is due.
  NOT_A_NUMBER,
  /// The header once more, between the rows.
  HEADER_AGAIN,
  /// A mark that the layout gives no meaning.
  MARK_UNSAID,
  /// A formula as text.
  FORMULA,
  /// A spreadsheet's error.
  ERROR_CELL,
  /// A date where a figure is due.
  DATE,
  /// A range that a spreadsheet took for a day.
  RANGE_MADE_DATE,
  /// Money where people are counted.
  CURRENCY,
  /// A percent sign where people are counted.
  PERCENT_IN_COUNT,
  /// `1.2E+03`.
  SCIENTIFIC,
  /// A number in brackets.
  BRACKETED,
  /// `1.234`: a thousand and more, or one and a bit.
  THOUSANDS_OR_DECIMALS,
  /// A comma where a point parts decimals.
  COMMA_FOR_DECIMALS,
  /// A point where a comma parts decimals.
  POINT_FOR_DECIMALS,
  /// A share of more than all.
  OVER_HUNDRED,
  /// `89-85`.
  RANGE_BACKWARDS,
  /// `GT` and nothing behind it.
  BOUND_OF_NOTHING,
  /// Digits among other characters.
  STRAY_CHARACTERS,
  /// A fraction of a person.
  NOT_WHOLE,
  /// Fewer than no one.
  NEGATIVE,
  /// More than there are people.
  TOO_LARGE,
  /// Words where a share is due.
  NOT_A_SHARE,
  /// More people than there are.
  COUNT_OVER_BASE,
  /// A share that no count gives.
  SHARE_IMPOSSIBLE,
  /// A group that is there in one column and not in the other.
  NOBODY_BESIDE_FIGURE;

  /// What a cell that is no figure is to its sender.
  public static ProblemCode of(Oddity oddity, CellReader.Holds holds) {
    return switch (oddity) {
      case EMPTY -> CELL_EMPTY;
      case NO_ANSWER -> ANSWER_MISSING;
      case ANSWER_UNSAID -> ANSWER_UNSAID;
      case NEITHER_YES_NOR_NO -> NEITHER_YES_NOR_NO;
      case WORDS -> holds == CellReader.Holds.COUNTS ? NOT_A_NUMBER : NOT_A_SHARE;
      case HEADER_AGAIN -> HEADER_AGAIN;
      case MARK_UNSAID -> MARK_UNSAID;
      case FORMULA -> FORMULA;
      case ERROR_CELL -> ERROR_CELL;
      case DATE -> DATE;
      case RANGE_MADE_DATE -> RANGE_MADE_DATE;
      case CURRENCY -> CURRENCY;
      case PERCENT_IN_COUNT -> PERCENT_IN_COUNT;
      case SCIENTIFIC -> SCIENTIFIC;
      case NEGATIVE -> NEGATIVE;
      case BRACKETED -> BRACKETED;
      case THOUSANDS_OR_DECIMALS -> THOUSANDS_OR_DECIMALS;
      case COMMA_FOR_DECIMALS -> COMMA_FOR_DECIMALS;
      case POINT_FOR_DECIMALS -> POINT_FOR_DECIMALS;
      case FRACTION_OF_A_PERSON -> NOT_WHOLE;
      case TOO_LARGE -> TOO_LARGE;
      case OVER_HUNDRED -> OVER_HUNDRED;
      case RANGE_BACKWARDS -> RANGE_BACKWARDS;
      case BOUND_OF_NOTHING -> BOUND_OF_NOTHING;
      case STRAY_CHARACTERS -> STRAY_CHARACTERS;
    };
  }

  /// The code as JSON and error files have it, `not_a_number`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The code that JSON and error files call `id`.
  public static Optional<ProblemCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }
}
