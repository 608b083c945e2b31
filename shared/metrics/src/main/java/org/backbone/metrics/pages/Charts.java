package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Steps;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.DotPlot;
import org.backbone.platform.pages.chart.LineChart;
import org.backbone.platform.pages.chart.Mark;
import org.backbone.platform.pages.chart.Mini;

/// The charts of an indicator, drawn from what is released.
final class Charts {
  private static final int TICKS = 4;

  private final Words words;
  private final FigureWords figures;

  Charts(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
  }

  /// How a cell is drawn.
  static Mark mark(Story story, PublicCell cell) {
    if (story.isShare()) {
      return Marks.of(Share.of(cell));
    }
    return switch (cell.count()) {
      case Figure.Exact(var n) -> new Mark.Exact(n);
      case Figure.Range(var low, var high) -> new Mark.Between(low, high);
      // Without an upper end there is nothing to draw to.
      case Figure.AtLeast _, Figure.Hidden _ -> new Mark.Hidden();
    };
  }

  /// Everyone's figure from period to period, with the goal.
  Content trend(Story story) {
    var points = new ArrayList<LineChart.Point>();
    var breaks = new ArrayList<LineChart.Break>();
    int version = story.releases().getFirst().table().version();
    for (var release : story.releases()) {
      int step = Steps.of(release.table().period());
      points.add(new LineChart.Point(step, mark(story, Story.total(release))));
      if (release.table().version() != version) {
        version = release.table().version();
        breaks.add(new LineChart.Break(step, words.say("chart.break")));
      }
    }
    int first = points.getFirst().step();
    int last = points.getLast().step();
    var goals =
        story.goal().stream()
            .map(
                goal ->
                    new LineChart.Goal(
                        Steps.of(goal.by()),
                        goal.value(),
                        words.say("chart.goal", value(story, goal.value()))))
            .toList();
    int end = Math.max(last, goals.stream().mapToInt(LineChart.Goal::step).max().orElse(last));
    return new LineChart(
            "trend",
            words.say(
                "chart.trend.title",
                story.indicator().title().in(words.language()),
                period(story.releases().getFirst()),
                period(story.releases().getLast())),
            description(story),
            first,
            end,
            List.of(new LineChart.Line("", true, points)),
            goals,
            breaks,
            ticks(story, first, end),
            story.isShare(),
            value -> value(story, value))
        .svg();
  }

  /// The latest share, or the last stretch of a count's line, in small; nothing where there is
  /// nothing to draw.
  ///
  /// @param most how many periods at most
  Content mini(Story story, int most) {
    var series = story.comparable();
    if (story.isShare()) {
      var mark = series.isEmpty() ? new Mark.Hidden() : mark(story, Story.total(series.getLast()));
      return mark instanceof Mark.Hidden ? Contents.NONE : Mini.share(mark);
    }
    if (series.size() < 2) {
      return Contents.NONE;
    }
    var recent = series.subList(Math.max(0, series.size() - most), series.size());
    return Mini.line(
        recent.stream().map(release -> mark(story, Story.total(release))).toList(),
        words.shortPeriod(recent.getFirst().table().period()),
        words.shortPeriod(recent.getLast().table().period()));
  }

  /// A line per cell, in the order given.
  DotPlot plot(
      String id,
      String title,
      Story story,
      List<PublicCell> cells,
      Function<PublicCell, String> name) {
    var rows =
        cells.stream()
            .map(
                cell ->
                    new DotPlot.Row(name.apply(cell), mark(story, cell), figures.of(story, cell)))
            .toList();
    var description = words.list(rows.stream().map(row -> row.label() + " " + row.text()).toList());
    if (story.isShare()) {
      return DotPlot.ofShares(id, title, description, rows);
    }
    return new DotPlot(
        id,
        title,
        description,
        rows,
        false,
        words.say("chart.apart"),
        value -> value(story, value));
  }

  /// The highest first, as far as is public; then what is hidden, then where there is nobody. Cells
  /// that are told alike come by name, so that the order never tells more than the figures do.
  static Comparator<PublicCell> byValue(Story story, Function<PublicCell, String> name) {
    return Comparator.<PublicCell>comparingInt(
            cell ->
                mark(story, cell) instanceof Mark.Nobody
                    ? 2
                    : lowest(story, cell).isPresent() ? 0 : 1)
        .thenComparing(cell -> lowest(story, cell).orElse(0.0), Comparator.<Double>reverseOrder())
        .thenComparing(name);
  }

  /// What a cell's figure is at least, where that is public.
  static Optional<Double> lowest(Story story, PublicCell cell) {
    return switch (mark(story, cell)) {
      case Mark.Exact(var value) -> Optional.of(value);
      case Mark.Between(var low, _) -> Optional.of(low);
      case Mark.Nobody() -> Optional.empty();
      // A count without an upper end is not drawn, but it is told.
      case Mark.Hidden() ->
          story.isShare() || least(cell.count()) < 0
              ? Optional.empty()
              : Optional.of((double) least(cell.count()));
    };
  }

  /// The largest first, as far as is known; what is hidden comes last.
  static Comparator<PublicCell> bySize(Story story) {
    return Comparator.<PublicCell>comparingLong(
            cell -> story.isShare() ? least(cell.base()) : least(cell.count()))
        .reversed();
  }

  private String description(Story story) {
    var first = story.releases().getFirst();
    var last = story.releases().getLast();
    var told =
        words.say(
            "chart.trend.desc",
            figures.of(story, Story.total(first)),
            period(first),
            figures.of(story, Story.total(last)),
            period(last));
    return story
        .goal()
        .map(
            goal ->
                told
                    + " "
                    + words.say(
                        "chart.goal.desc", value(story, goal.value()), words.period(goal.by())))
        .orElse(told);
  }

  // Evenly spread over the axis, its ends among them; every second one on a phone.
  private List<LineChart.Tick> ticks(Story story, int first, int end) {
    if (end == first) {
      return List.of(new LineChart.Tick(first, label(story, first), true));
    }
    var ticks = new ArrayList<LineChart.Tick>();
    int parts = Math.min(TICKS, end - first);
    for (int i = 0; i <= parts; i++) {
      int step = first + Math.round((float) (end - first) * i / parts);
      ticks.add(new LineChart.Tick(step, label(story, step), i % 2 == 0 || parts < 3));
    }
    return ticks;
  }

  private String label(Story story, int step) {
    return words.shortPeriod(Steps.period(story.indicator().periodType(), step));
  }

  private String value(Story story, long value) {
    return story.isShare() ? value + "%" : words.number(value);
  }

  private String value(Story story, double value) {
    return value(story, Math.round(value));
  }

  private String period(Release release) {
    return words.period(release.table().period());
  }

  private static long least(Figure figure) {
    return switch (figure) {
      case Figure.Exact(var n) -> n;
      case Figure.Range(var low, _) -> low;
      case Figure.AtLeast(var low, _) -> low;
      case Figure.Hidden _ -> -1;
    };
  }
}
