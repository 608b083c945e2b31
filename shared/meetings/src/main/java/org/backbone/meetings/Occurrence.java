package org.backbone.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/// One date of a series that takes place.
///
/// @param original the date it was planned for, which names it for good
/// @param localStart when it begins, in the series' zone
/// @param sequence how often it was changed
public record Occurrence(
    Series series, LocalDate original, LocalDateTime localStart, int sequence) {
  /// When it begins, where the series lives.
  public ZonedDateTime start() {
    return localStart.atZone(series.zone());
  }

  /// When it begins.
  public Instant startsAt() {
    return start().toInstant();
  }

  /// When it is over, where the series lives.
  public ZonedDateTime end() {
    return start().plus(series.length());
  }

  /// When it is over.
  public Instant endsAt() {
    return end().toInstant();
  }

  /// From when on people are invited: some days before, at the meeting's own hour.
  public Instant invitedFrom() {
    return start().minusDays(series.inviteDays()).toInstant();
  }

  /// Its name in calendars, the same for good: `food-family-resources-2020-05-05@example.org`.
  public String uid(String domain) {
    return series.id() + "-" + original + "@" + domain;
  }
}
