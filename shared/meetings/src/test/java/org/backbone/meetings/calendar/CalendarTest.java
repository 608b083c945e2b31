package org.backbone.meetings.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ZoneRulesBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.backbone.meetings.Change;
import org.backbone.meetings.Occurrence;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we write, read by another library: the instants that a calendar shows are what counts.
class CalendarTest {
  private static final Instant STAMP = Instant.parse("2020-04-30T15:00:00Z");
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

  private final Calendar calendar = new Calendar("Cradle to Career", "mail@network.example.org");

  @Test
  void anInvitationNamesItsDateOnceAndForGood() {
    var event = event(invitation(LocalDate.of(2020, 5, 5), "Ana Núñez"));

    assertThat(event.getUid().orElseThrow().getValue())
        .isEqualTo("food-family-resources-2020-05-05@network.example.org");
    assertThat(text(event, "SEQUENCE")).isEqualTo("0");
    assertThat(text(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(text(event, "DTSTAMP")).isEqualTo("20200430T150000Z");
    assertThat(text(event, "ORGANIZER")).isEqualTo("mailto:mail@network.example.org");
    assertThat(text(event, "ATTENDEE")).isEqualTo("mailto:ana@example.org");
    assertThat(event.getProperty("ATTENDEE").orElseThrow().toString())
        .contains("PARTSTAT=NEEDS-ACTION", "ROLE=REQ-PARTICIPANT", "RSVP=TRUE", "CN=\"Ana Núñez\"");
    assertThat(starts(event)).isEqualTo(Instant.parse("2020-05-05T15:00:00Z"));
    assertThat(ends(event)).isEqualTo(Instant.parse("2020-05-05T16:00:00Z"));
  }

  @Test
  void tenOClockStaysTenOClockWhenTheClocksChange() {
    var series = CalendarSeries.in(CENTRAL);
    var dates =
        series.between(
            Instant.parse("2021-02-20T00:00:00Z"), Instant.parse("2021-12-01T00:00:00Z"));

    var feed = feed(dates);

    assertThat(feed).hasSize(dates.size());
    assertThat(feed.stream().map(CalendarTest::starts))
        .containsExactlyElementsOf(dates.stream().map(Occurrence::startsAt).toList());
    assertThat(feed.stream().map(CalendarTest::starts))
        .contains(
            Instant.parse("2021-03-09T16:00:00Z"),
            Instant.parse("2021-03-23T15:00:00Z"),
            Instant.parse("2021-11-02T15:00:00Z"),
            Instant.parse("2021-11-16T16:00:00Z"));
  }

  @Test
  void aMovedDateKeepsItsNameAndCountsItsChanges() {
    var series =
        CalendarSeries.of(
            CENTRAL,
            LocalDate.of(2020, 5, 5),
            Map.of(
                LocalDate.of(2020, 5, 19),
                new Change.Moved(LocalDateTime.of(2020, 5, 20, 14, 30), 2)));

    var event =
        event(
            calendar.invitation(
                series.on(LocalDate.of(2020, 5, 19)).orElseThrow(), guest("Ana"), STAMP));

    assertThat(event.getUid().orElseThrow().getValue()).contains("-2020-05-19@");
    assertThat(text(event, "SEQUENCE")).isEqualTo("2");
    assertThat(starts(event)).isEqualTo(Instant.parse("2020-05-20T19:30:00Z"));
  }

  @Test
  void aFeedHasTheInvitationsNamesAndNobodysAddress() {
    var series = CalendarSeries.in(CENTRAL);
    var dates =
        series.between(
            Instant.parse("2020-05-01T00:00:00Z"), Instant.parse("2020-06-01T00:00:00Z"));
    var text =
        calendar.feed(series, dates, Language.ES, "https://network.example.org/meetings/x", STAMP);

    assertThat(text).contains("METHOD:PUBLISH").doesNotContain("ATTENDEE", "ORGANIZER");
    assertThat(feed(dates).stream().map(event -> event.getUid().orElseThrow().getValue()))
        .containsExactly(
            "food-family-resources-2020-05-05@network.example.org",
            "food-family-resources-2020-05-19@network.example.org");
  }

  @Test
  void linesAreFoldedByOctetsAndNeverInsideACharacter() {
    var text =
        calendar.invitation(
            CalendarSeries.in(CENTRAL).on(LocalDate.of(2020, 5, 5)).orElseThrow(),
            new Calendar.Guest(
                "ana@example.org",
                "Ñandú Ñañez y Ñúñez de las Ñoñerías Ñoñas y de otros lugares con eñes 🎈🎈🎈",
                Language.ES,
                "https://network.example.org/rsvp/abc"),
            STAMP);

    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(event(text).getProperty("ATTENDEE").orElseThrow().toString()).contains("🎈🎈🎈");
    assertThat(text(event(text), "DESCRIPTION")).contains("según lo que la reunión decidió.");
  }

  @Test
  void aNameCannotBringALineOfItsOwn() {
    var text =
        invitation(LocalDate.of(2020, 5, 5), "Ana\r\nATTENDEE:mailto:eve@example.org\r\nX: \"y\"");

    assertThat(event(text).getProperties("ATTENDEE")).hasSize(1);
    assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTENDEE:mailto:eve"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "America/Puerto_Rico",
        "Pacific/Honolulu",
        "Europe/Madrid",
        "Europe/London"
      })
  void tenYearsOfAZoneAreTheJdksOwn(String name) {
    var zone = ZoneId.of(name);
    var series = CalendarSeries.of(zone, LocalDate.of(2020, 1, 7), Map.of());
    var written =
        read(
            calendar.invitation(
                series.on(LocalDate.of(2020, 1, 7)).orElseThrow(), guest("Ana"), STAMP));
    var described =
        new ZoneRulesBuilder()
            .vTimeZone((VTimeZone) written.getComponent(Component.VTIMEZONE).orElseThrow())
            .build();
    var end = Instant.parse("2030-01-01T00:00:00Z");
    var wrong = new ArrayList<Instant>();
    for (var at = Instant.parse("2020-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plus(1, ChronoUnit.HOURS)) {
      if (!described.getOffset(at).equals(zone.getRules().getOffset(at))) {
        wrong.add(at);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyZoneIsDescribedRightOrWrittenInUtc() {
    var described = 0;
    // Not ZoneId's list: the judge adds zones of its own to it.
    for (var name : TimeZone.getAvailableIDs()) {
      if (!name.contains("/") || name.startsWith("ical4j")) {
        continue;
      }
      var zone = ZoneId.of(name);
      var date =
          CalendarSeries.of(zone, LocalDate.of(2026, 6, 2), Map.of())
              .on(LocalDate.of(2026, 6, 2))
              .orElseThrow();
      var text = calendar.invitation(date, guest("Ana"), STAMP);
      if (text.contains("BEGIN:VTIMEZONE")) {
        described++;
        assertThat(text).contains("DTSTART;TZID=" + name + ":20260602T100000");
      } else {
        assertThat(starts(event(text))).describedAs(name).isEqualTo(date.startsAt());
      }
    }
    assertThat(described).isGreaterThan(400);
  }

  private String invitation(LocalDate date, String name) {
    return calendar.invitation(
        CalendarSeries.in(CENTRAL).on(date).orElseThrow(), guest(name), STAMP);
  }

  private static Calendar.Guest guest(String name) {
    return new Calendar.Guest(
        "ana@example.org", name, Language.EN, "https://network.example.org/rsvp/abc");
  }

  private List<VEvent> feed(List<Occurrence> dates) {
    var text =
        calendar.feed(
            dates.getFirst().series(),
            dates,
            Language.ES,
            "https://network.example.org/meetings/x",
            STAMP);
    return read(text).<VEvent>getComponents(Component.VEVENT);
  }

  private static VEvent event(String text) {
    return (VEvent) read(text).getComponent(Component.VEVENT).orElseThrow();
  }

  private static net.fortuna.ical4j.model.Calendar read(String text) {
    try {
      return new CalendarBuilder().build(new StringReader(text));
    } catch (IOException | ParserException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String text(VEvent event, String name) {
    return event.getProperty(name).orElseThrow().getValue();
  }

  private static Instant starts(VEvent event) {
    return Instant.from(((DtStart<?>) event.getProperty("DTSTART").orElseThrow()).getDate());
  }

  private static Instant ends(VEvent event) {
    return Instant.from(((DtEnd<?>) event.getProperty("DTEND").orElseThrow()).getDate());
  }
}
