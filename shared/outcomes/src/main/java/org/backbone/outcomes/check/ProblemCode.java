package org.backbone.outcomes.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every way in which a sheet can fail its check. What each says stands with the capability's
/// words, as `file.problem.<id>.what` and `.todo`.
public enum ProblemCode {
  /// Nothing that its sender did: reading it broke off here, again and again.
  NOT_READ,
  /// No byte, or nothing but blank cells.
  FILE_EMPTY,
  /// An image, a program, an old Excel file.
  NOT_A_SHEET,
  /// An Excel workbook that is damaged or protected, or not one.
  WORKBOOK_UNREADABLE,
  /// A workbook that unpacks to more than is read.
  WORKBOOK_TOO_LARGE,
  /// Bytes beyond the limit.
  FILE_TOO_LARGE,
  /// Bytes that are not text in the file's encoding.
  NOT_TEXT,
  /// A quotation mark that swallows the rest.
  QUOTE_UNCLOSED,
  /// Text behind a closing quotation mark.
  QUOTE_MISPLACED,
  /// A cell beyond the limit.
  CELL_TOO_LONG,
  /// Columns beyond the limit.
  TOO_MANY_COLUMNS,
  /// Rows beyond the limit.
  TOO_MANY_ROWS,
  /// Cells beyond what one upload may fill.
  TOO_MANY_FIGURES,
  /// No mapping is bound to this header.
  HEADER_UNKNOWN,
  /// A column that the nearest mapping has and the file lacks.
  COLUMN_MISSING,
  /// A column that the file has and the nearest mapping lacks.
  COLUMN_UNKNOWN,
  /// The mapping's columns below another first header row.
  HEADER_ABOVE_CHANGED,
  /// The mapping's columns in another order.
  COLUMN_MOVED,
  /// Months that are not those of one period.
  PERIOD_UNCLEAR,
  /// A file of another period than was asked for.
  PERIOD_OTHER,
  /// A title that names no period, and nobody said which.
  PERIOD_MISSING,
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
  /// A code that does not look like one.
  SITE_UNKNOWN,
  /// No group.
  GROUP_MISSING,
  /// A group without a place in our lists.
  GROUP_UNKNOWN,
  /// A row of ours with a name and nothing else.
  ROW_WITHOUT_FIGURES,
  /// The same site and group again.
  ROW_TWICE,
  /// Nothing where a figure is due.
  CELL_EMPTY,
  /// A text where a number is due.
  NOT_A_NUMBER,
  /// A fraction of a person.
  NOT_WHOLE,
  /// Fewer than no one.
  NEGATIVE,
  /// More than there are people.
  TOO_LARGE,
  /// No share.
  NOT_A_SHARE,
  /// More people than there are.
  COUNT_OVER_BASE,
  /// A share that no count gives.
  SHARE_IMPOSSIBLE,
  /// A 0 beside a mark of hiding.
  ZERO_BESIDE_HIDDEN,
  /// A group that is there in one column and not in the other.
  NOBODY_BESIDE_FIGURE;

  /// The code as JSON and error files have it, `not_a_number`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The code that JSON and error files call `id`.
  public static Optional<ProblemCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }
}
