package org.backbone.functions.dashboard;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.backbone.domain.meeting.Occurrence;
import org.backbone.domain.metric.Figure;
import org.backbone.domain.metric.Release;
import org.backbone.domain.partner.PartnerKind;
import org.backbone.domain.partner.PartnerSummary;
import org.backbone.pages.Contents;
import org.backbone.pages.FigureWords;
import org.backbone.pages.Kind;
import org.backbone.pages.Markup;
import org.backbone.pages.Parts;
import org.backbone.pages.Share;
import org.backbone.pages.Templates;
import org.backbone.pages.Words;
import org.backbone.pages.chart.Mark;
import org.backbone.pages.chart.Mini;

/// The network's story on one page: who, when we meet, and where children stand.
final class HomePage {
  /// The steps from cradle to career, in their order.
  static final List<String> STAGES =
      List.of("birth", "kindergarten", "attendance", "reading", "graduation", "career");

  private static final int DATES = 2;
  private static final int MINI = 24;
  private static final Templates TEMPLATES = Templates.beside(HomePage.class);

  private final Words words;
  private final FigureWords figures;
  private final TrendWords trends;
  private final PublicView view;
  private final ZoneId zone;

  HomePage(Words words, PublicView view, ZoneId zone) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.trends = new TrendWords(words);
    this.view = view;
    this.zone = zone;
  }

  Content main() {
    var members = view.members();
    var stories = view.stories();
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
            view.sessions(DATES).stream().map(this::sessions).toList(),
            "steps",
            STAGES.stream().map(stage -> step(stage, stories)).toList(),
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

  private Content sessions(PublicView.Sessions sessions) {
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

  private Content step(String stage, List<Story> stories) {
    var title = words.say("stage." + stage);
    var told =
        stories.stream()
            .filter(story -> story.indicator().stage().equals(stage))
            .filter(story -> story.latest().isPresent())
            .toList();
    if (told.isEmpty()) {
      return new Markup()
          .open("li", "class", "none")
          .element("h3", title)
          .open("div")
          .open("p")
          .element("strong", words.say("home.nofigure"))
          .text(" ")
          .text(words.say("stage." + stage + ".missing"))
          .close()
          .element("a", words.say("stage." + stage + ".link"), "href", "/partners/join")
          .close()
          .close();
    }
    var item = new Markup().open("li").element("h3", title).open("div");
    for (var story : told) {
      item.add(figure(story, story.latest().orElseThrow()));
    }
    item.close();
    return item.add(mini(told.getFirst())).close();
  }

  private Content figure(Story story, Release latest) {
    var indicator = story.indicator();
    var trend = story.trend();
    return new Markup()
        .open("p")
        .element("span", new Charts(words).said(story, Story.total(latest)), "class", "num-xl")
        .text(ofWhat(words, figures, story, latest))
        .text(" ")
        .text(trend instanceof Trend.OneOnly ? "" : trends.sentence(trend) + " ")
        .add(trends.tag(trend))
        .add(sharedTag(words, latest))
        .close()
        .element(
            "a",
            words.say("home.more", indicator.title().in(words.language())),
            "href",
            "/dashboard/" + indicator.id());
  }

  /// A mark on a figure in which people may be twice.
  static Content sharedTag(Words words, Release release) {
    return release.shared().isEmpty()
        ? Contents.NONE
        : new Markup().text(" ").add(Parts.tag(Kind.WAIT, words.say("tag.shared")));
  }

  /// What the figure counts, of whom, when; ends in a full stop.
  static String ofWhat(Words words, FigureWords figures, Story story, Release release) {
    var indicator = story.indicator();
    var unit = indicator.unit().in(words.language());
    var period = words.period(release.table().period());
    if (!story.isShare()) {
      return words.say("of.count", unit, period);
    }
    var base = Story.total(release).base();
    return base instanceof Figure.Hidden
        ? words.say("of.share.unknown", unit, period)
        : words.say("of.share", figures.count(base), unit, period);
  }

  private Content mini(Story story) {
    var series = story.comparable();
    if (story.isShare()) {
      return miniShare(story);
    }
    var recent = series.subList(Math.max(0, series.size() - MINI), series.size());
    if (recent.size() < 2) {
      return Contents.NONE;
    }
    return Mini.line(
        recent.stream().map(release -> Charts.mark(story, Story.total(release))).toList(),
        words.shortPeriod(recent.getFirst().table().period()),
        words.shortPeriod(recent.getLast().table().period()));
  }

  /// The latest share in small; nothing where nothing is known of it.
  static Content miniShare(Story story) {
    var mark = Mark.of(Share.of(Story.total(story.comparable().getLast())));
    return mark instanceof Mark.Hidden ? Contents.NONE : Mini.share(mark);
  }
}
