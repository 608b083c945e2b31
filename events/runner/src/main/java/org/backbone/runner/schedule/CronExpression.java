package org.backbone.runner.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `cron(minutes hours day-of-month month day-of-week year)`, as EventBridge Scheduler reads it.
final class CronExpression implements Timing {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern NEAREST_WEEKDAY = Pattern.compile("(\\d{1,2})W");
  private static final Pattern LAST_OF_MONTH = Pattern.compile("([1-7])L");
  private static final Pattern NTH_OF_MONTH = Pattern.compile("([1-7])#([1-5])");

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet months;
  private final BitSet years;
  private final Predicate<LocalDate> dayOfMonth;
  private final Predicate<LocalDate> dayOfWeek;

  private CronExpression(String[] fields) {
    minutes = values(fields[0], 0, 59, List.of(), 0);
    hours = values(fields[1], 0, 23, List.of(), 0);
    months = values(fields[3], 1, 12, MONTHS, 1);
    years = values(fields[5], 1970, 2199, List.of(), 0);
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new IllegalArgumentException(
          "must have ? for the day of the month or of the week, not for both or none");
    }
    dayOfMonth = dayOfMonth(fields[2]);
    dayOfWeek = dayOfWeek(fields[4]);
  }

  /// The six fields, without `cron(` and `)`.
  static CronExpression of(String fields) {
    var split = fields.strip().split("\\s+", -1);
    if (split.length != 6) {
      throw new IllegalArgumentException("must have six fields: " + fields);
    }
    return new CronExpression(split);
  }

  // When clocks go back, an hour comes twice; the schedule runs in the first one alone.
  @Override
  public boolean isDue(ZonedDateTime minute) {
    var day = minute.toLocalDate();
    return minutes.get(minute.getMinute())
        && hours.get(minute.getHour())
        && months.get(minute.getMonthValue())
        && years.get(minute.getYear())
        && dayOfMonth.test(day)
        && dayOfWeek.test(day)
        && minute.withEarlierOffsetAtOverlap().equals(minute);
  }

  private static Predicate<LocalDate> dayOfMonth(String field) {
    if (field.equals("?")) {
      return _ -> true;
    }
    if (field.equals("L")) {
      return day -> day.getDayOfMonth() == day.lengthOfMonth();
    }
    var weekday = NEAREST_WEEKDAY.matcher(field);
    if (weekday.matches()) {
      var wanted = inRange(Integer.parseInt(weekday.group(1)), 1, 31, field);
      return day -> day.equals(nearestWeekday(day, wanted));
    }
    var days = values(field, 1, 31, List.of(), 0);
    return day -> days.get(day.getDayOfMonth());
  }

  private static LocalDate nearestWeekday(LocalDate month, int wanted) {
    var day = month.withDayOfMonth(Math.min(wanted, month.lengthOfMonth()));
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
      case SUNDAY ->
          day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
      default -> day;
    };
  }

  private static Predicate<LocalDate> dayOfWeek(String field) {
    if (field.equals("?")) {
      return _ -> true;
    }
    var last = LAST_OF_MONTH.matcher(field);
    if (last.matches()) {
      var wanted = day(Integer.parseInt(last.group(1)));
      return day -> day.equals(day.with(TemporalAdjusters.lastInMonth(wanted)));
    }
    var nth = NTH_OF_MONTH.matcher(field);
    if (nth.matches()) {
      var wanted = day(Integer.parseInt(nth.group(1)));
      var week = Integer.parseInt(nth.group(2));
      return day -> day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(week, wanted)));
    }
    var days = values(field, 1, 7, DAYS, 1);
    return day -> days.get(day.getDayOfWeek().getValue() % 7 + 1);
  }

  // 1 is Sunday.
  private static DayOfWeek day(int number) {
    return DayOfWeek.SUNDAY.plus(number - 1L);
  }

  private static BitSet values(String field, int first, int last, List<String> names, int base) {
    var values = new BitSet();
    for (var part : field.split(",", -1)) {
      var step = part.split("/", -1);
      if (step.length > 2) {
        throw new IllegalArgumentException("has the field " + field);
      }
      var every = step.length == 2 ? inRange(number(step[1], field), 1, last, field) : 1;
      var range = range(step[0], first, last, names, base, step.length == 2, field);
      for (var value = range[0]; value <= range[1]; value += every) {
        values.set(value);
      }
    }
    return values;
  }

  private static int[] range(
      String text,
      int first,
      int last,
      List<String> names,
      int base,
      boolean stepped,
      String field) {
    if (text.equals("*")) {
      return new int[] {first, last};
    }
    var ends =
        Arrays.stream(text.split("-", -1))
            .mapToInt(end -> inRange(value(end, names, base, field), first, last, field))
            .toArray();
    if (ends.length > 2 || (ends.length == 2 && ends[1] < ends[0])) {
      throw new IllegalArgumentException("has the range " + text);
    }
    var to = ends.length == 2 ? ends[1] : ends[0];
    return new int[] {ends[0], stepped && ends.length == 1 ? last : to};
  }

  private static int value(String text, List<String> names, int base, String field) {
    var named = names.indexOf(text.toUpperCase(Locale.ROOT));
    return named >= 0 ? named + base : number(text, field);
  }

  private static int number(String text, String field) {
    if (!text.matches("\\d{1,4}")) {
      throw new IllegalArgumentException("has the field " + field);
    }
    return Integer.parseInt(text);
  }

  private static int inRange(int value, int first, int last, String field) {
    if (value < first || value > last) {
      throw new IllegalArgumentException("has %d in the field %s".formatted(value, field));
    }
    return value;
  }
}
