package org.backbone.meetings.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.backbone.meetings.Coming;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.HomeSection;

/// The next dates of every series, on the home page.
public final class NextSessions implements HomeSection {
  private static final int DATES = 2;
  private static final Templates TEMPLATES = Templates.beside(NextSessions.class);

  private final MeetingStore meetings;
  private final InstantSource clock;
  private final ZoneId zone;

  /// Shows what is next in `meetings`, with the days as they are in the network's zone.
  public NextSessions(MeetingStore meetings, InstantSource clock, ZoneId zone) {
    this.meetings = meetings;
    this.clock = clock;
    this.zone = zone;
  }

  /// What `home-sessions.jte` shows.
  public record Page(Words words, List<Content> sessions) {}

  @Override
  public Content section(Request request) {
    var words = Words.of(request.language(), "meetings");
    var now = clock.instant();
    return TEMPLATES.render(
        "home-sessions",
        new Page(
            words,
            Coming.after(now, meetings, DATES).stream()
                .map(coming -> sessions(words, now, coming))
                .toList()));
  }

  private Content sessions(Words words, Instant now, Coming sessions) {
    var series = sessions.series();
    var title = series.title().in(words.language());
    return new Markup()
        .open("div")
        .element("h3", title)
        .element("p", series.description().in(words.language()))
        .add(
            Parts.dates(
                sessions.dates().stream()
                    .map(date -> date(words, now, series.id(), title, date))
                    .toList()))
        .close();
  }

  private Content date(Words words, Instant now, String series, String title, Occurrence date) {
    var day = date.start().toLocalDate();
    var said = relative(words, now, day);
    return Contents.of(
        Parts.day(words, day, date.start().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)),
        new Markup()
            .open("div")
            .element("strong", said)
            .leaf("br")
            .element(
                "span",
                words.hours(
                    date.start().toLocalTime(), date.end().toLocalTime(), date.start().getZone()),
                "class",
                "soft")
            .close(),
        new Markup()
            .open("div", "class", "end")
            .open("a", "href", "/meetings/" + series)
            .text(words.say("home.join"))
            .element("span", ": " + title + ", " + said, "class", "vh")
            .close()
            .close());
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
