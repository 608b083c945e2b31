package org.backbone.meetings.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.backbone.meetings.Occurrence;
import org.backbone.platform.pages.Words;

/// A date of a series as a page shows it.
///
/// @param machine the day and hour with their offset, for `datetime`
/// @param said the day in words
/// @param hours from when to when, in words
public record DateView(LocalDate day, String machine, String said, String hours) {
  /// The date with its year.
  static DateView of(Words words, Occurrence date) {
    return of(words, date, words.dateWithYear(date.start().toLocalDate()));
  }

  /// The date, its day said in another way.
  static DateView of(Words words, Occurrence date, String said) {
    var start = date.start();
    return new DateView(
        start.toLocalDate(),
        start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
        said,
        words.hours(start.toLocalTime(), date.end().toLocalTime(), start.getZone()));
  }
}
