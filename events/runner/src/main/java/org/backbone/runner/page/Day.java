package org.backbone.runner.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A day of a list, in UTC, with what stands under it.
///
/// @param title the day in words: `Thursday, 26 November 2026`
public record Day<T>(String title, List<T> items) {
  private static final DateTimeFormatter TITLE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  /// Parts a list by days; what follows each other on one day stands under it.
  public static <T> List<Day<T>> of(List<T> items, Function<T, Instant> time) {
    var days = new ArrayList<Day<T>>();
    int from = 0;
    for (int at = 1; at <= items.size(); at++) {
      var date = date(time.apply(items.get(from)));
      if (at == items.size() || !date.equals(date(time.apply(items.get(at))))) {
        days.add(new Day<>(TITLE.format(date), List.copyOf(items.subList(from, at))));
        from = at;
      }
    }
    return days;
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
