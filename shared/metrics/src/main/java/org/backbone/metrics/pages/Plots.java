package org.backbone.metrics.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Measures;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.DotPlot;
import org.backbone.platform.pages.chart.Mark;

/// One period's groups and places: which are drawn, in which order, and what they show.
final class Plots {
  private static final int PLACES = 12;

  private final Words words;
  private final FigureWords figures;
  private final Charts charts;
  private final FigureTables tables;
  private final Measures measures;

  Plots(Words words, Measures measures) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.charts = new Charts(words);
    this.tables = new FigureTables(words);
    this.measures = measures;
  }

  /// All of a release.
  ///
  /// @param group the group to show place by place, `dimension.group`
  List<Plot> of(Story story, Release release, Optional<String> group) {
    var plots = new ArrayList<Plot>();
    var groups = inOrder(release.groups());
    if (!groups.isEmpty()) {
      plots.add(groups(story, release, groups));
    }
    if (!release.sites().isEmpty()) {
      var title = words.say("places.title", period(release));
      plots.add(places("places", title, story, release, release.sites(), false, List.of()));
    }
    oneGroup(story, release, group).ifPresent(plots::add);
    if (story.releases().size() == 1 && plots.stream().noneMatch(Plot::isTold)) {
      everyone(story, release).ifPresent(plot -> plots.addFirst(plot));
    }
    return plots;
  }

  // One share alone is drawn as what it is; one count alone is its figure.
  private Optional<Plot> everyone(Story story, Release release) {
    var total = List.of(Story.total(release));
    if (!story.isShare() || told(story, total) == 0) {
      return Optional.empty();
    }
    var title = words.say("everyone.title", period(release));
    return Optional.of(
        new Plot(
            "everyone",
            title,
            true,
            false,
            words.say("finding.one", figures.of(story, Story.total(release))),
            charts.plot("everyone", title, story, total, this::groupName).svg(),
            words.say("places.note"),
            List.of(),
            tables.cells(title, words.say("table.group"), story, release, total, this::groupName)));
  }

  private Plot groups(Story story, Release release, List<PublicCell> groups) {
    var withAll = new ArrayList<PublicCell>();
    withAll.add(Story.total(release));
    withAll.addAll(groups);
    var title = words.say("groups.title", period(release));
    var drawn = charts.plot("groups", title, story, withAll, this::groupName);
    return new Plot(
        "groups",
        title,
        told(story, withAll) > 0,
        false,
        finding(story, groups, this::groupName),
        drawn.svg(),
        note(words.say("groups.note"), drawn),
        List.of(),
        tables.cells(title, words.say("table.group"), story, release, withAll, this::groupName));
  }

  private Plot places(
      String id,
      String title,
      Story story,
      Release release,
      List<PublicCell> cells,
      boolean isAsked,
      List<Plot.Other> others) {
    var byValue = Charts.byValue(story, this::placeName);
    var largest =
        cells.stream().sorted(Charts.bySize(story)).limit(PLACES).sorted(byValue).toList();
    var finding =
        cells.size() > PLACES
            ? words.say("places.largest", PLACES, cells.size())
            : finding(story, cells, this::placeName);
    var all = cells.stream().sorted(byValue).toList();
    var drawn = charts.plot(id, title, story, largest, this::placeName);
    return new Plot(
        id,
        title,
        told(story, largest) > 0,
        isAsked,
        finding,
        drawn.svg(),
        note(words.say("places.note"), drawn),
        others,
        tables.cells(title, words.say("table.place"), story, release, all, this::placeName));
  }

  private String note(String note, DotPlot drawn) {
    return drawn.hasFar() ? note + " " + words.say("chart.apart.note") : note;
  }

  /// One group, place by place: the one asked for, or else the one of which most is public.
  private Optional<Plot> oneGroup(Story story, Release release, Optional<String> asked) {
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
              var title = words.say("onegroup.title", groupName(cells.getFirst()), period(release));
              var others = others(story, release, byGroup, code);
              var isAsked = asked.filter(code::equals).isPresent();
              return places("onegroup", title, story, release, cells, isAsked, others);
            });
  }

  private List<Plot.Other> others(
      Story story, Release release, Map<String, List<PublicCell>> byGroup, String shown) {
    var path =
        "/dashboard/"
            + story.indicator().id()
            + "?period="
            + release.table().period().code()
            + "&group=";
    return byGroup.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(shown))
        .map(
            entry ->
                new Plot.Other(
                    path + URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "#onegroup",
                    groupName(entry.getValue().getFirst())))
        .toList();
  }

  private static long told(Story story, List<PublicCell> cells) {
    return cells.stream().map(cell -> Charts.mark(story, cell)).filter(Plots::isTold).count();
  }

  private static boolean isTold(Mark mark) {
    return mark instanceof Mark.Exact || mark instanceof Mark.Between;
  }

  private static String code(CellKey key) {
    return key.dimension() + "." + key.group();
  }

  /// "From English learners (31% to 66%) to White (84% to 91%)": the ends of what is public.
  private String finding(Story story, List<PublicCell> cells, Function<PublicCell, String> name) {
    if (!story.isShare()) {
      return cells.stream()
          .filter(cell -> Charts.lowest(story, cell).isPresent())
          .min(Charts.byValue(story, name))
          .map(most -> words.say("finding.largest", name.apply(most), figures.of(story, most)))
          .orElseGet(() -> words.say("finding.none"));
    }
    var told =
        cells.stream()
            .filter(cell -> isTold(Marks.of(Share.of(cell))))
            .sorted(Comparator.comparingInt(cell -> Story.lowest(Share.of(cell))))
            .toList();
    if (told.size() < 2) {
      return words.say("finding.none");
    }
    return words.say(
        "finding.ends",
        name.apply(told.getFirst()),
        figures.of(story, told.getFirst()),
        name.apply(told.getLast()),
        figures.of(story, told.getLast()));
  }

  // As the catalogue orders dimensions and groups; what it does not know comes last.
  private List<PublicCell> inOrder(List<PublicCell> cells) {
    var ordered = new ArrayList<PublicCell>();
    for (var dimension : measures.dimensions()) {
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
    var key = cell.key();
    if (key.group().equals(CellKey.ALL)) {
      return words.say("groups.all");
    }
    return measures.group(key).map(group -> group.title().in(words.language())).orElse(key.group());
  }

  private String placeName(PublicCell cell) {
    return measures.siteName(cell.key().site());
  }

  private String period(Release release) {
    return words.period(release.table().period());
  }
}
