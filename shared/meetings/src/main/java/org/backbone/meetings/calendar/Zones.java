package org.backbone.meetings.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Describes a time zone as a calendar program wants it: with yearly rules, which every program
/// reads, made from the JDK's own. A zone that has no such rules is not described.
final class Zones {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);
  private static final int WEEK = 7;

  private Zones() {}

  /// The zone, for dates in `year` and later.
  static Optional<VTimezone> describe(ZoneId zone, int year) {
    var rules = zone.getRules();
    var described = new VTimezone(zone.getId());
    var yearly = rules.getTransitionRules();
    if (yearly.isEmpty()) {
      return fixed(zone, year).map(standard -> added(described, standard));
    }
    for (var rule : yearly) {
      var observance = yearly(zone, rules, rule, year - 1);
      if (observance.isEmpty()) {
        return Optional.empty();
      }
      if (observance.get() instanceof DaylightSavingsTime daylight) {
        described.addDaylightSavingsTime(daylight);
      } else if (observance.get() instanceof StandardTime standard) {
        described.addStandardTime(standard);
      }
    }
    return Optional.of(described);
  }

  private static VTimezone added(VTimezone zone, StandardTime standard) {
    zone.addStandardTime(standard);
    return zone;
  }

  private static Optional<StandardTime> fixed(ZoneId zone, int year) {
    var rules = zone.getRules();
    var from = LocalDateTime.of(year - 1, 1, 1, 0, 0);
    var at = from.atZone(zone).toInstant();
    if (rules.nextTransition(at) != null) {
      return Optional.empty();
    }
    var offset = rules.getOffset(at);
    var standard = new StandardTime();
    fill(standard, zone, from, offset, offset);
    return Optional.of(standard);
  }

  private static Optional<Observance> yearly(
      ZoneId zone, ZoneRules rules, ZoneOffsetTransitionRule rule, int firstYear) {
    var first = rule.createTransition(firstYear);
    // The rules hold from some year on; before it, they would say what never was.
    if (!first.equals(rules.nextTransition(first.getInstant().minusSeconds(1)))) {
      return Optional.empty();
    }
    var local = first.getDateTimeBefore();
    var week = weekOfMonth(rule);
    // A rule told in UTC can fall on another day than its own where people live.
    if (week.isEmpty()
        || rule.getDayOfWeek() == null
        || local.getDayOfWeek() != rule.getDayOfWeek()
        || local.getMonth() != rule.getMonth()) {
      return Optional.empty();
    }
    var observance =
        rules.isDaylightSavings(first.getInstant())
            ? new DaylightSavingsTime()
            : new StandardTime();
    fill(observance, zone, local, first.getOffsetBefore(), first.getOffsetAfter());
    observance.setRecurrenceRule(
        new Recurrence.Builder(Frequency.YEARLY)
            .byMonth(rule.getMonth().getValue())
            .byDay(week.getAsInt(), DayOfWeek.valueOf(rule.getDayOfWeek().name()))
            .build());
    return Optional.of(observance);
  }

  private static void fill(
      Observance observance,
      ZoneId zone,
      LocalDateTime start,
      ZoneOffset before,
      ZoneOffset after) {
    observance.setDateStart(
        new DateTimeComponents(
            start.getYear(),
            start.getMonthValue(),
            start.getDayOfMonth(),
            start.getHour(),
            start.getMinute(),
            start.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(new UtcOffset(before.getTotalSeconds() * 1000L));
    observance.setTimezoneOffsetTo(new UtcOffset(after.getTotalSeconds() * 1000L));
    observance.addTimezoneName(NAME.format(start.atOffset(before).atZoneSameInstant(zone)));
  }

  // "The Sunday on or after the 8th" is the second of its month; on or after the 25th of a month of
  // 31 days, the last. What is neither, no calendar rule says in few words.
  private static OptionalInt weekOfMonth(ZoneOffsetTransitionRule rule) {
    var day = rule.getDayOfMonthIndicator();
    var month = rule.getMonth();
    var sameEveryYear = month.minLength() == month.maxLength();
    if (day == -1 || (sameEveryYear && day == month.maxLength() - WEEK + 1)) {
      return OptionalInt.of(-1);
    }
    return day > 0 && day % WEEK == 1 && day < 4 * WEEK
        ? OptionalInt.of(day / WEEK + 1)
        : OptionalInt.empty();
  }
}
