package org.backbone.meetings.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Uid;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Series;
import org.backbone.platform.core.Language;
import org.backbone.platform.mail.Clean;
import org.backbone.platform.mail.Folding;

/// Writes dates for calendar programs (iCalendar, RFC 5545; invitations by RFC 5546). Each date of
/// a series is an entry of its own, with a name of its own: programs disagree about a series'
/// single dates, and agree about single dates.
public final class Calendar {
  private static final String PRODUCT = "-//Backbone//Backbone//EN";
  private static final Duration FEED_REFRESH = Duration.ofHours(12);

  private final String networkName;
  private final String organizer;
  private final String domain;

  /// Writes entries of the network, whose mail comes from `from`: a program believes an invitation
  /// only of the address that mailed it.
  public Calendar(String networkName, String from) {
    this.networkName = Clean.line(networkName);
    this.organizer = Clean.address(from);
    this.domain = organizer.substring(organizer.lastIndexOf('@') + 1);
  }

  /// Who an invitation goes to.
  ///
  /// @param url the page where they answer
  public record Guest(String email, String name, Language language, String url) {}

  /// An invitation of one guest to one date.
  public String invitation(Occurrence date, Guest guest, Instant stamp) {
    var calendar = calendar("REQUEST");
    var event = event(calendar, date, guest.language(), stamp);
    event.setDescription(
        description(date.series(), guest.language()) + "\n\n" + Clean.line(guest.url()));
    var host = new Organizer(networkName, organizer);
    event.setOrganizer(host);
    event.addAttendee(attendee(guest));
    return write(calendar);
  }

  /// The dates of a series, to subscribe to: the same entries as the invitations', without guests.
  ///
  /// @param url the series' page
  public String feed(
      Series series, List<Occurrence> dates, Language language, String url, Instant stamp) {
    var calendar = calendar("PUBLISH");
    var name = Clean.line(series.title().in(language));
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(biweekly.util.Duration.builder().hours(12).build());
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", FEED_REFRESH.toString());
    for (var date : dates) {
      var event = event(calendar, date, language, stamp);
      event.setDescription(description(series, language));
      event.setUrl(url);
    }
    return write(calendar);
  }

  private static ICalendar calendar(String method) {
    var calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    calendar.setMethod(method);
    return calendar;
  }

  private VEvent event(ICalendar calendar, Occurrence date, Language language, Instant stamp) {
    var series = date.series();
    var event = new VEvent();
    event.setUid(new Uid(date.uid(domain)));
    event.setDateTimeStamp(Date.from(stamp));
    event.setSequence(date.sequence());
    var start = new DateStart(Date.from(date.startsAt()), true);
    var end = new DateEnd(Date.from(date.endsAt()), true);
    event.setDateStart(start);
    event.setDateEnd(end);
    event.setSummary(Clean.line(series.title().in(language)));
    event.setLocation(Clean.line(series.place().in(language)));
    event.setStatus(Status.confirmed());
    zone(calendar, date)
        .ifPresent(
            zone -> {
              calendar.getTimezoneInfo().setTimezone(start, zone);
              calendar.getTimezoneInfo().setTimezone(end, zone);
            });
    calendar.addEvent(event);
    return event;
  }

  // One zone for all entries, beginning before the first. Without one that we can describe, times
  // are in UTC, which every program understands too.
  private static Optional<TimezoneAssignment> zone(ICalendar calendar, Occurrence date) {
    var zone = date.series().zone();
    return calendar.getTimezoneInfo().getTimezones().stream()
        .filter(known -> TimeZone.getTimeZone(zone).equals(known.getTimeZone()))
        .findFirst()
        .or(
            () ->
                Zones.describe(zone, date.start().getYear())
                    .map(known -> new TimezoneAssignment(TimeZone.getTimeZone(zone), known)));
  }

  private static String description(Series series, Language language) {
    return Clean.lines(series.description().in(language)) + "\n\n" + Clean.line(series.contact());
  }

  private static Attendee attendee(Guest guest) {
    var name = Clean.line(guest.name());
    var email = Clean.address(guest.email());
    var attendee = new Attendee(name.isEmpty() ? email : name, email);
    // REQ-PARTICIPANT: the library's Role.ATTENDEE would write a role that does not exist.
    attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
    attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
    attendee.setRsvp(true);
    return attendee;
  }

  private static String write(ICalendar calendar) {
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.setCaretEncodingEnabled(true);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Folding.fold(text.toString());
  }
}
