package org.backbone.outcomes.values;

/// Why a cell is no figure. Two that want different repairs are two oddities.
public enum Oddity {
  /// Nothing stands there.
  EMPTY,
  /// Words.
  WORDS,
  /// Something else than yes or no.
  NEITHER_YES_NOR_NO,
  /// Nothing, in place of yes or no.
  NO_ANSWER,
  /// A mark that is known, in place of yes or no, and that nobody said a meaning of.
  ANSWER_UNSAID,
  /// The column's own header again, further down.
  HEADER_AGAIN,
  /// A mark that is known, and that nobody said a meaning of for this column.
  MARK_UNSAID,
  /// A formula that was saved as text.
  FORMULA,
  /// A spreadsheet's error, `#DIV/0!`.
  ERROR_CELL,
  /// A date.
  DATE,
  /// A day of a month that a spreadsheet made of a range, `4-Mar`.
  RANGE_MADE_DATE,
  /// Money.
  CURRENCY,
  /// A percent sign where people are counted.
  PERCENT_IN_COUNT,
  /// Powers of ten, which lose digits.
  SCIENTIFIC,
  /// Less than nobody.
  NEGATIVE,
  /// A number in brackets, which is less than 0 to an accountant.
  BRACKETED,
  /// `1.234` where a point parts decimals: a thousand and more, or one and a bit?
  THOUSANDS_OR_DECIMALS,
  /// `5834,0` or `4,8` where a comma parts thousands.
  COMMA_FOR_DECIMALS,
  /// `4.8` where a comma parts decimals.
  POINT_FOR_DECIMALS,
  /// A part of a person.
  FRACTION_OF_A_PERSON,
  /// More than there are people.
  TOO_LARGE,
  /// A share beyond 100.
  OVER_HUNDRED,
  /// A range that ends before it begins.
  RANGE_BACKWARDS,
  /// A bound without a number, `GT`.
  BOUND_OF_NOTHING,
  /// Digits among characters that are no part of a number.
  STRAY_CHARACTERS
}
