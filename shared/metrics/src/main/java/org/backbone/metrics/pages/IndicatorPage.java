package org.backbone.metrics.pages;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Indicator.Direction;
import org.backbone.metrics.Measures;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.ChartFigure;
import org.backbone.platform.pages.chart.Mark;

/// One indicator: its curve, its groups, its places, and where each figure comes from.
public final class IndicatorPage {
  private static final int PLACES = 12;
  private static final Templates TEMPLATES = Templates.beside(IndicatorPage.class);

  private final Words words;
  private final FigureWords figures;
  private final TrendWords trends;
  private final Charts charts;
  private final FigureTable tables;
  private final PublicMeasures view;
  private final ZoneId zone;

  public IndicatorPage(Words words, PublicMeasures view, ZoneId zone) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.trends = new TrendWords(words);
    this.charts = new Charts(words);
    this.tables = new FigureTable(words);
    this.view = view;
    this.zone = zone;
  }

  /// The page's main part; a period that has no release reads as the latest.
  public Content main(Story story, Optional<Period> period, Optional<String> group) {
    var indicator = story.indicator();
    var shown = period.flatMap(story::of).or(story::latest);
    return TEMPLATES.render(
        "indicator",
        Map.of(
            "words",
            words,
            "stage",
            words.say("stage." + indicator.stage()),
            "title",
            indicator.title().in(words.language()),
            "definition",
            indicator.definition().in(words.language()),
            "top",
            shown.map(release -> top(story, release)).orElseGet(this::nothingYet),
            "sections",
            shown.map(release -> sections(story, release, group)).orElse(List.of()),
            "details",
            details(story, shown),
            "id",
            indicator.id(),
            "period",
            shown.map(release -> release.table().period().code()).orElse("")));
  }

  private Content nothingYet() {
    return Parts.emptyPage(
        words.say("empty.title"),
        words.say("empty.text"),
        Parts.plainLinkButton("/partners/join", words.say("empty.join")));
  }

  private Content top(Story story, Release shown) {
    return new Markup()
        .open("div", "class", "split")
        .open("div")
        .add(curve(story))
        .close()
        .open("aside", "aria-label", words.say("indicator.short"))
        .add(inShort(story, shown))
        .close()
        .close();
  }

  private Content curve(Story story) {
    if (story.releases().size() < 2) {
      return Parts.emptyPage(words.say("curve.none"), words.say("curve.none.text"), Contents.NONE);
    }
    return ChartFigure.of(
        trends.sentence(story.trend()),
        charts.trend(story),
        story.isShare() ? words.say("curve.note.share") : words.say("curve.note.count"));
  }

  private Content inShort(Story story, Release shown) {
    var total = Story.total(shown);
    var isLatest = story.latest().filter(shown::equals).isPresent();
    var part =
        new Markup()
            .open("p")
            .element("span", charts.said(story, total), "class", "num-xl")
            .text(CradleToCareer.ofWhat(words, figures, story, shown))
            .close();
    if (!isLatest) {
      part.open("p")
          .add(Parts.tag(Kind.INFO, words.say("tag.earlier")))
          .text(" ")
          .element(
              "a", words.say("indicator.latest"), "href", "/dashboard/" + story.indicator().id())
          .close();
    }
    part.open("p")
        .add(trends.tag(story.trend()))
        .text(
            " "
                + words.say(
                    story.indicator().direction() == Direction.HIGHER
                        ? "better.higher"
                        : "better.lower")
                + " "
                + trends.sentence(story.trend()))
        .close();
    story
        .goal()
        .ifPresent(
            goal ->
                part.open("p")
                    .add(Parts.tag(Kind.NONE, words.say("tag.goal")))
                    .text(" " + goal.why().in(words.language()))
                    .close());
    long hidden = Story.hidden(shown);
    if (hidden > 0) {
      part.open("p")
          .add(Parts.tag(Kind.WAIT, words.say("tag.hidden")))
          .text(" " + words.count("indicator.hidden", hidden, shown.cells().size(), shown.minN()))
          .close();
    }
    if (!shown.shared().isEmpty()) {
      part.open("p")
          .add(Parts.tag(Kind.WAIT, words.say("tag.shared")))
          .text(" " + words.count("indicator.shared", shown.shared().size()))
          .close();
    }
    var missing = story.missing();
    if (!missing.isEmpty()) {
      var members = view.members();
      part.open("p")
          .add(Parts.tag(Kind.WAIT, words.say("tag.missing")))
          .text(
              " "
                  + words.say(
                      "indicator.missing",
                      words.list(
                          missing.stream().map(id -> PublicMeasures.name(members, id)).toList())))
          .close();
    }
    return part;
  }

  private List<Content> sections(Story story, Release release, Optional<String> group) {
    var sections = new ArrayList<Content>();
    var groups = inOrder(release.groups());
    var period = words.period(release.table().period());
    if (!groups.isEmpty()) {
      var withAll = new ArrayList<PublicCell>();
      withAll.add(Story.total(release));
      withAll.addAll(groups);
      var title = words.say("groups.title", period);
      sections.add(
          section(
              "groups",
              title,
              figure(
                  story,
                  withAll,
                  finding(story, groups, this::groupName),
                  charts.plot("groups", title, story, withAll, this::groupName),
                  words.say("groups.note")),
              tables.cells(
                  title, words.say("table.group"), story, release, withAll, this::groupName)));
    }
    if (!release.sites().isEmpty()) {
      var title = words.say("places.title", period);
      sections.add(places("places", title, story, release, release.sites(), Contents.NONE));
    }
    oneGroup(story, release, group).ifPresent(sections::add);
    return sections;
  }

  /// One group, place by place: the one asked for, or else the one of which most is public.
  private Optional<Content> oneGroup(Story story, Release release, Optional<String> asked) {
    var byGroup = new LinkedHashMap<String, List<PublicCell>>();
    inOrder(
            release.cells().stream()
                .filter(cell -> !cell.key().site().equals(CellKey.ALL))
                .filter(cell -> !cell.key().group().equals(CellKey.ALL))
                .toList())
        .forEach(
            cell -> byGroup.computeIfAbsent(code(cell.key()), _ -> new ArrayList<>()).add(cell));
    return asked
        .filter(byGroup::containsKey)
        .or(
            () ->
                byGroup.keySet().stream()
                    .max(
                        Comparator.comparingLong(
                            code -> told(story, byGroup.getOrDefault(code, List.of())))))
        .map(
            code -> {
              var cells = byGroup.getOrDefault(code, List.of());
              var title =
                  words.say(
                      "onegroup.title",
                      groupName(cells.getFirst()),
                      words.period(release.table().period()));
              return places(
                  "onegroup",
                  title,
                  story,
                  release,
                  cells,
                  otherGroups(story, release, byGroup, code));
            });
  }

  private Content otherGroups(
      Story story, Release release, Map<String, List<PublicCell>> byGroup, String shown) {
    var links = new Markup().open("p", "class", "acts").text(words.say("onegroup.other"));
    byGroup.forEach(
        (code, cells) -> {
          if (!code.equals(shown)) {
            links
                .text(" ")
                .element(
                    "a",
                    groupName(cells.getFirst()),
                    "href",
                    "/dashboard/"
                        + story.indicator().id()
                        + "?period="
                        + release.table().period().code()
                        + "&group="
                        + URLEncoder.encode(code, StandardCharsets.UTF_8)
                        + "#onegroup");
          }
        });
    return byGroup.size() < 2 ? Contents.NONE : links.close();
  }

  private Content places(
      String id,
      String title,
      Story story,
      Release release,
      List<PublicCell> cells,
      Content others) {
    var byValue = Charts.byValue(story, this::placeName);
    var largest =
        cells.stream().sorted(Charts.bySize(story)).limit(PLACES).sorted(byValue).toList();
    var finding =
        cells.size() > PLACES
            ? words.say("places.largest", PLACES, cells.size())
            : finding(story, cells, this::placeName);
    return section(
        id,
        title,
        Contents.of(
            figure(
                story,
                largest,
                finding,
                charts.plot(id, title, story, largest, this::placeName),
                words.say("places.note")),
            others),
        tables.cells(
            title,
            words.say("table.place"),
            story,
            release,
            cells.stream().sorted(byValue).toList(),
            this::placeName));
  }

  // A plot of hatching alone says less than a sentence.
  private Content figure(
      Story story, List<PublicCell> cells, String finding, Content chart, String note) {
    return told(story, cells) == 0
        ? new Markup().element("p", words.say("chart.nothing"))
        : ChartFigure.of(finding, chart, note);
  }

  private static long told(Story story, List<PublicCell> cells) {
    return cells.stream()
        .map(cell -> Charts.mark(story, cell))
        .filter(mark -> mark instanceof Mark.Exact || mark instanceof Mark.Between)
        .count();
  }

  private static String code(CellKey key) {
    return key.dimension() + "." + key.group();
  }

  private Content section(String id, String title, Content figure, Content table) {
    return new Markup()
        .open("section", "id", id)
        .element("h2", title)
        .add(figure)
        .add(Parts.details(words.say("table.same"), table))
        .close();
  }

  /// "From English learners (31% to 66%) to White (84% to 91%)": the ends of what is public.
  private String finding(Story story, List<PublicCell> cells, Function<PublicCell, String> name) {
    if (!story.isShare()) {
      return cells.stream()
          .filter(cell -> Charts.lowest(story, cell).isPresent())
          .min(Charts.byValue(story, name))
          .map(most -> words.say("finding.largest", name.apply(most), charts.said(story, most)))
          .orElseGet(() -> words.say("finding.none"));
    }
    var told =
        cells.stream()
            .filter(
                cell ->
                    Marks.of(Share.of(cell)) instanceof Mark.Exact
                        || Marks.of(Share.of(cell)) instanceof Mark.Between)
            .sorted(Comparator.comparingInt(cell -> Story.lowest(Share.of(cell))))
            .toList();
    if (told.size() < 2) {
      return words.say("finding.none");
    }
    return words.say(
        "finding.ends",
        name.apply(told.getFirst()),
        charts.said(story, told.getFirst()),
        name.apply(told.getLast()),
        charts.said(story, told.getLast()));
  }

  // As the catalogue orders dimensions and groups; what it does not know comes last.
  private List<PublicCell> inOrder(List<PublicCell> cells) {
    var ordered = new ArrayList<PublicCell>();
    for (var dimension : view.measures().dimensions()) {
      for (var group : dimension.groups()) {
        cells.stream().filter(cell -> isOf(cell.key(), dimension, group)).forEach(ordered::add);
      }
    }
    cells.stream().filter(cell -> !ordered.contains(cell)).forEach(ordered::add);
    return ordered;
  }

  private static boolean isOf(CellKey key, Dimension dimension, Dimension.Group group) {
    return key.dimension().equals(dimension.id()) && key.group().equals(group.id());
  }

  private String groupName(PublicCell cell) {
    return groupName(words, view.measures(), cell.key());
  }

  static String groupName(Words words, Measures measures, CellKey key) {
    if (key.group().equals(CellKey.ALL)) {
      return words.say("groups.all");
    }
    return measures.group(key).map(group -> group.title().in(words.language())).orElse(key.group());
  }

  private String placeName(PublicCell cell) {
    return view.measures().siteName(cell.key().site());
  }

  private List<Content> details(Story story, Optional<Release> shown) {
    var details = new ArrayList<Content>();
    if (story.releases().size() > 1) {
      details.add(
          Parts.details(
              words.say("details.periods", story.releases().size()), tables.periods(story)));
    }
    details.add(
        Parts.details(
            words.say("details.source"),
            new Markup().element("p", story.indicator().source().in(words.language()))));
    shown.ifPresent(
        release ->
            details.add(
                Parts.details(
                    words.say("details.why", charts.said(story, Story.total(release))),
                    Parts.facts(origin(story, release, view.members())))));
    return details;
  }

  private List<Parts.Fact> origin(Story story, Release release, List<PartnerSummary> members) {
    long hidden = Story.hidden(release);
    return List.of(
        Parts.Fact.of(words.say("origin.period"), words.period(release.table().period())),
        Parts.Fact.of(
            words.say("origin.computed"),
            words.dayOfMonthWithYear(release.computedAt().atZone(zone).toLocalDate())),
        Parts.Fact.of(
            words.say("origin.partners"),
            words.list(
                release.partners().stream().map(id -> PublicMeasures.name(members, id)).toList())),
        Parts.Fact.of(
            words.say("origin.hidden"),
            hidden == 0
                ? words.say("origin.hidden.none")
                : words.count("indicator.hidden", hidden, release.cells().size(), release.minN())),
        Parts.Fact.of(
            words.say("origin.definition"),
            words.say(
                "origin.definition.version",
                story.indicator().definition().in(words.language()),
                Integer.toString(release.table().version()))));
  }
}
