package org.backbone.metrics;

import java.time.YearMonth;
import org.backbone.platform.core.Period;

/// Periods of one type as whole numbers, one after the other: where a point stands on the axis of
/// time.
public final class Steps {
  private static final int MONTHS = 12;
  private static final int QUARTERS = 4;

  private Steps() {}

  /// The step of a period.
  public static int of(Period period) {
    var first = period.first();
    int month = first.getYear() * MONTHS + first.getMonthValue() - 1;
    return switch (period.type()) {
      case MONTH -> month;
      case QUARTER -> month / (MONTHS / QUARTERS);
      case CALENDAR_YEAR, SCHOOL_YEAR, FISCAL_YEAR -> month / MONTHS;
    };
  }

  /// The period at a step.
  public static Period period(Period.Type type, int step) {
    return switch (type) {
      case MONTH -> Period.of(YearMonth.of(step / MONTHS, step % MONTHS + 1));
      case QUARTER -> new Period(step / QUARTERS + "-Q" + (step % QUARTERS + 1));
      case CALENDAR_YEAR -> new Period("CY" + step);
      case SCHOOL_YEAR -> {
        int end = (step + 1) % 100;
        yield new Period("SY" + step + (end < 10 ? "-0" : "-") + end);
      }
      // Named for the year that it ends in.
      case FISCAL_YEAR -> new Period("FY" + (step + 1));
    };
  }
}
