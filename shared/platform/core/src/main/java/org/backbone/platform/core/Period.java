package org.backbone.platform.core;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// A period that a figure is about, by its code: a month `2014-10`, a quarter `2024-Q3`, a
/// calendar year `CY2024`, a school year `SY2018-19` (July to June), or a federal fiscal year
/// `FY2015` (October 2014 to September 2015). Periods sort by their first day.
public record Period(String code) implements Comparable<Period> {
  private static final Pattern MONTH = Pattern.compile("([12]\\d{3})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("([12]\\d{3})-Q([1-4])");
  private static final Pattern CALENDAR_YEAR = Pattern.compile("CY([12]\\d{3})");
  private static final Pattern SCHOOL_YEAR = Pattern.compile("SY([12]\\d{3})-(\\d{2})");
  private static final Pattern FISCAL_YEAR = Pattern.compile("FY([12]\\d{3})");

  /// What kind of period a code names.
  public enum Type {
    /// One month.
    MONTH,
    /// Three months.
    QUARTER,
    /// January to December.
    CALENDAR_YEAR,
    /// July to June.
    SCHOOL_YEAR,
    /// October to September, named for the year it ends in.
    FISCAL_YEAR
  }

  /// Refuses a code that names no period; ask [#parse] about codes that people write.
  public Period {
    if (typeOf(code).isEmpty()) {
      throw new IllegalArgumentException("not a period: " + code);
    }
  }

  /// The period of `code`, or empty if it names none.
  public static Optional<Period> parse(String code) {
    return typeOf(code).map(type -> new Period(code));
  }

  /// The month's period.
  public static Period of(YearMonth month) {
    return new Period(month.toString());
  }

  /// The period of that type in which a month lies.
  public static Period around(Type type, YearMonth month) {
    var year = month.getYear();
    return switch (type) {
      case MONTH -> of(month);
      case QUARTER -> new Period(year + "-Q" + (month.getMonthValue() + 2) / 3);
      case CALENDAR_YEAR -> new Period("CY" + year);
      case FISCAL_YEAR -> new Period("FY" + (month.getMonthValue() >= 10 ? year + 1 : year));
      case SCHOOL_YEAR -> {
        var first = month.getMonthValue() >= 7 ? year : year - 1;
        yield new Period("SY%d-%02d".formatted(first, (first + 1) % 100));
      }
    };
  }

  /// Whether all of another period lies in this one.
  public boolean holds(Period other) {
    return !other.first().isBefore(first()) && !other.last().isAfter(last());
  }

  /// What kind of period this is.
  public Type type() {
    return typeOf(code).orElseThrow();
  }

  /// Its first day.
  public LocalDate first() {
    return switch (type()) {
      case MONTH -> YearMonth.parse(code).atDay(1);
      case QUARTER -> LocalDate.of(number(0, 4), 3 * number(6, 7) - 2, 1);
      case CALENDAR_YEAR -> LocalDate.of(number(2, 6), 1, 1);
      case SCHOOL_YEAR -> LocalDate.of(number(2, 6), 7, 1);
      case FISCAL_YEAR -> LocalDate.of(number(2, 6) - 1, 10, 1);
    };
  }

  /// Its last day.
  public LocalDate last() {
    return first().plusMonths(length()).minusDays(1);
  }

  /// The period of the same kind that follows.
  public Period next() {
    var first = first().plusMonths(length());
    return switch (type()) {
      case MONTH -> of(YearMonth.from(first));
      case QUARTER -> new Period(first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3);
      case CALENDAR_YEAR -> new Period("CY" + first.getYear());
      case SCHOOL_YEAR ->
          new Period("SY%d-%02d".formatted(first.getYear(), (first.getYear() + 1) % 100));
      case FISCAL_YEAR -> new Period("FY" + (first.getYear() + 1));
    };
  }

  @Override
  public int compareTo(Period other) {
    var byFirstDay = first().compareTo(other.first());
    return byFirstDay != 0 ? byFirstDay : code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }

  private int length() {
    return switch (type()) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case CALENDAR_YEAR, SCHOOL_YEAR, FISCAL_YEAR -> 12;
    };
  }

  private int number(int from, int to) {
    return Integer.parseInt(code, from, to, 10);
  }

  private static Optional<Type> typeOf(String code) {
    if (MONTH.matcher(code).matches()) {
      return Optional.of(Type.MONTH);
    }
    if (QUARTER.matcher(code).matches()) {
      return Optional.of(Type.QUARTER);
    }
    if (CALENDAR_YEAR.matcher(code).matches()) {
      return Optional.of(Type.CALENDAR_YEAR);
    }
    if (FISCAL_YEAR.matcher(code).matches()) {
      return Optional.of(Type.FISCAL_YEAR);
    }
    var school = SCHOOL_YEAR.matcher(code);
    if (school.matches()
        && (Integer.parseInt(school.group(1)) + 1) % 100 == Integer.parseInt(school.group(2))) {
      return Optional.of(Type.SCHOOL_YEAR);
    }
    return Optional.empty();
  }
}
