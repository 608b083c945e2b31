package org.backbone.outcomes.check;

import java.util.Locale;

/// Why figures are unlikely, so that whoever sent them is asked before they count. What each says
/// stands with the capability's words, as `file.doubt.<id>`.
public enum DoubtCode {
  /// Places that were in the figures before, and are in none of these.
  PLACES_GONE,
  /// Places whose figures changed by more than is likely.
  PLACES_CHANGED,
  /// Places whose figures are about ten times as large or as small as before.
  TEN_TIMES,
  /// Places whose bases changed by more than is likely.
  BASES_CHANGED,
  /// A file of several periods whose months or years do not follow each other.
  PERIODS_APART,
  /// Months of a period that is over which a file lacks that has most of them.
  MONTHS_MISSING,
  /// Figures of months or years that have not begun.
  PERIOD_AHEAD,
  /// All figures are those of the period before.
  SAME_AS_BEFORE,
  /// A whole column of shares below 1 percent.
  COLUMN_BELOW_ONE,
  /// Counts above zero beside a share of zero.
  COUNT_WITHOUT_SHARE;

  /// Whether it is about a column of the file, and not about an indicator.
  public boolean isAboutColumn() {
    return this == COLUMN_BELOW_ONE || this == COUNT_WITHOUT_SHARE;
  }

  /// The code as JSON has it, `places_gone`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
