package org.backbone.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.backbone.platform.core.Texts;

/// A meeting's cadence: a first date, a local time, and a number of weeks, for as long as the
/// network lives. Dates come from the calendar and never from hours, so that ten o'clock stays ten
/// o'clock when the clocks change.
///
/// @param id a slug: `food-family-resources`
/// @param place where it takes place and in which languages, in a few words
/// @param anchor the first date, and the day of the week of every other
/// @param start when it begins, in `zone`
/// @param everyWeeks the weeks from one date to the next
/// @param inviteDays how many days before a date, at its hour, people are invited to it
/// @param contact the address that answers questions about it
/// @param changes what is different about single dates, by their original date
public record Series(
    String id,
    Texts title,
    Texts description,
    Texts place,
    LocalDate anchor,
    LocalTime start,
    Duration length,
    ZoneId zone,
    int everyWeeks,
    int inviteDays,
    String contact,
    Map<LocalDate, Change> changes) {
  /// How many days before a date people are invited, unless the series says otherwise: the
  /// Thursday before a Tuesday.
  public static final int INVITE_DAYS = 5;

  private static final int FIRST_YEAR = 2008;
  private static final int LAST_YEAR = 2200;

  // A moved date is looked for this far from its original one.
  private static final Duration FARTHEST_MOVE = Duration.ofDays(60);

  /// Refuses what no series can be.
  public Series {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60) {
      throw new IllegalArgumentException("not a series id: " + id);
    }
    if (anchor.getYear() < FIRST_YEAR || anchor.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("a first date in " + anchor.getYear());
    }
    if (everyWeeks < 1 || everyWeeks > 52) {
      throw new IllegalArgumentException("every " + everyWeeks + " weeks");
    }
    if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a meeting of " + length);
    }
    if (inviteDays < 0 || inviteDays > 60) {
      throw new IllegalArgumentException("invites " + inviteDays + " days before");
    }
    changes = Map.copyOf(changes);
    for (var date : changes.keySet()) {
      if (!isOriginalDate(anchor, everyWeeks, date)) {
        throw new IllegalArgumentException("no date of " + id + ": " + date);
      }
    }
  }

  /// The date that was planned for `original` and takes place; empty when it is cancelled, or the
  /// series has no such date.
  public Optional<Occurrence> on(LocalDate original) {
    return isOriginalDate(anchor, everyWeeks, original)
        ? Optional.ofNullable(changes.get(original))
            .map(change -> changed(original, change))
            .orElseGet(() -> Optional.of(new Occurrence(this, original, original.atTime(start), 0)))
        : Optional.empty();
  }

  /// The dates that begin at `from` or later and before `to`, earliest first.
  public List<Occurrence> between(Instant from, Instant to) {
    var first = weeksIndex(from.minus(FARTHEST_MOVE));
    var last = weeksIndex(to.plus(FARTHEST_MOVE));
    return LongStream.rangeClosed(Math.max(0, first), last)
        .mapToObj(index -> on(anchor.plusWeeks(index * everyWeeks)))
        .flatMap(Optional::stream)
        .filter(date -> !date.startsAt().isBefore(from) && date.startsAt().isBefore(to))
        .sorted(Comparator.comparing(Occurrence::startsAt))
        .toList();
  }

  /// The next `count` dates that are not over at `now`.
  public List<Occurrence> next(Instant now, int count) {
    var from = now.minus(length);
    var begin = from.isBefore(anchorAt()) ? anchorAt() : from;
    var horizon = begin.plus(Duration.ofDays(7L * everyWeeks * (count + changes.size() + 1L)));
    return between(from, horizon).stream()
        .filter(date -> date.endsAt().isAfter(now))
        .limit(count)
        .toList();
  }

  /// The dates that people are invited to at `now`: near enough, and not begun.
  public Stream<Occurrence> invitedAt(Instant now) {
    return between(now, now.plus(Duration.ofDays(inviteDays + 1L))).stream()
        .filter(date -> date.startsAt().isAfter(now) && !date.invitedFrom().isAfter(now));
  }

  private Instant anchorAt() {
    return anchor.atTime(start).atZone(zone).toInstant();
  }

  // The number of whole cadences from the anchor to the date on which `instant` falls.
  private long weeksIndex(Instant instant) {
    var days = ChronoUnit.DAYS.between(anchor, instant.atZone(zone).toLocalDate());
    return Math.floorDiv(days, 7L * everyWeeks);
  }

  private Optional<Occurrence> changed(LocalDate original, Change change) {
    return switch (change) {
      case Change.Cancelled _ -> Optional.empty();
      case Change.Moved(var to, var sequence) ->
          Optional.of(new Occurrence(this, original, to, sequence));
    };
  }

  private static boolean isOriginalDate(LocalDate anchor, int everyWeeks, LocalDate date) {
    var days = ChronoUnit.DAYS.between(anchor, date);
    return days >= 0 && days % (7L * everyWeeks) == 0;
  }
}
