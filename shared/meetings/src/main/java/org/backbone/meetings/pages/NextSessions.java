package org.backbone.meetings.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.backbone.meetings.Coming;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.pages.jte.StaticTemplates;
import org.backbone.meetings.pages.jte.Templates;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.HomeSection;

/// The next dates of every series, on the home page.
public final class NextSessions implements HomeSection {
  private static final int DATES = 2;
  private static final Templates TEMPLATES = new StaticTemplates();

  private final MeetingStore meetings;
  private final InstantSource clock;
  private final ZoneId zone;

  /// Shows what is next in `meetings`, with the days as they are in the network's zone.
  public NextSessions(MeetingStore meetings, InstantSource clock, ZoneId zone) {
    this.meetings = meetings;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Content section(Request request) {
    var words = MeetingPages.words(request.language());
    var now = clock.instant();
    return TEMPLATES.homeSessions(
        words,
        Coming.after(now, meetings, DATES).stream()
            .map(coming -> sessions(words, now, coming))
            .toList());
  }

  private SeriesView sessions(Words words, Instant now, Coming coming) {
    return SeriesView.of(
        words,
        coming.series(),
        coming.dates().stream()
            .map(date -> DateView.of(words, date, relative(words, now, date.start().toLocalDate())))
            .toList());
  }

  private String relative(Words words, Instant now, LocalDate day) {
    var today = now.atZone(zone).toLocalDate();
    if (day.equals(today)) {
      return words.say("home.today", words.dayOfMonth(day));
    }
    return day.equals(today.plusDays(1))
        ? words.say("home.tomorrow", words.dayOfMonth(day))
        : words.date(day);
  }
}
