package org.backbone.functions.dashboard;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.backbone.meetings.Coming;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.metrics.pages.CradleToCareer;
import org.backbone.metrics.pages.NumberWords;
import org.backbone.metrics.pages.PublicMeasures;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.pages.Strands;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;

/// The network's story on one page: who, when we meet, and where children stand.
final class HomePage {
  private static final int DATES = 2;
  private static final Templates TEMPLATES = Templates.beside(HomePage.class);

  private final Words words;
  private final PublicMeasures view;
  private final MeetingStore meetings;
  private final ZoneId zone;

  HomePage(Words words, PublicMeasures view, MeetingStore meetings, ZoneId zone) {
    this.words = words;
    this.view = view;
    this.meetings = meetings;
    this.zone = zone;
  }

  Content main() {
    var members = view.members();
    var counts =
        List.of(
            count(members, PartnerKind.NONPROFIT, PartnerKind.CLINIC, PartnerKind.OTHER),
            count(members, PartnerKind.AGENCY),
            count(members, PartnerKind.DISTRICT));
    return TEMPLATES.render(
        "home",
        Map.of(
            "words",
            words,
            "heading",
            members.size() < 2
                ? words.say("home.heading.first")
                : words.say("home.heading", NumberWords.capital(words, members.size())),
            "strands",
            Strands.draw(counts),
            "key",
            key(counts),
            "sessions",
            Coming.after(view.now(), meetings, DATES).stream().map(this::sessions).toList(),
            "steps",
            new CradleToCareer(words).steps(view.stories()),
            "members",
            words.count("home.members", members.size()),
            "names",
            members.stream().map(PartnerSummary::name).toList()));
  }

  private static int count(List<PartnerSummary> members, PartnerKind... kinds) {
    var wanted = List.of(kinds);
    return (int) members.stream().filter(member -> wanted.contains(member.kind())).count();
  }

  private Content key(List<Integer> counts) {
    return new Markup()
        .open("p", "class", "key small")
        .element("span", words.count("home.key.nonprofits", counts.get(0)))
        .text(" ")
        .element("span", words.count("home.key.agencies", counts.get(1)))
        .text(" ")
        .element("span", words.count("home.key.districts", counts.get(2)))
        .close();
  }

  private Content sessions(Coming sessions) {
    var series = sessions.series();
    var title = series.title().in(words.language());
    return new Markup()
        .open("div")
        .element("h3", title)
        .element("p", series.description().in(words.language()))
        .add(
            Parts.dates(
                sessions.dates().stream().map(date -> date(series.id(), title, date)).toList()))
        .close();
  }

  private Content date(String series, String title, Occurrence date) {
    var day = date.start().toLocalDate();
    var said = relative(day);
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

  private String relative(LocalDate day) {
    var today = view.now().atZone(zone).toLocalDate();
    if (day.equals(today)) {
      return words.say("home.today", words.dayOfMonth(day));
    }
    return day.equals(today.plusDays(1))
        ? words.say("home.tomorrow", words.dayOfMonth(day))
        : words.date(day);
  }
}
