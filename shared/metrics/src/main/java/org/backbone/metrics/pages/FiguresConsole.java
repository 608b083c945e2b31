package org.backbone.metrics.pages;

import java.util.List;
import java.util.function.Supplier;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.LateTable;
import org.backbone.metrics.Measures;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Figures in the console: those that could not be added up when they should have been.
public final class FiguresConsole implements ConsoleSection {
  private static final Templates TEMPLATES = new StaticTemplates();

  /// A table as the console shows it.
  ///
  /// @param title the indicator and the period
  /// @param since since when it is late, in words
  public record Late(String title, String since) {}

  private final RollupStore rollups;
  private final Supplier<Measures> measures;
  private final ConsoleFrame frame;

  /// A section about what is in `rollups`.
  public FiguresConsole(RollupStore rollups, Supplier<Measures> measures, ConsoleFrame frame) {
    this.rollups = rollups;
    this.measures = measures;
    this.frame = frame;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes;
  }

  @Override
  public List<TodayBlock> today(Request request, Staff staff) {
    var late = rollups.late();
    if (late.isEmpty()) {
      return List.of();
    }
    var words = Words.of(request.language(), "metrics");
    var title = words.count("console.late.title", late.size());
    return List.of(
        new TodayBlock(
            "late-figures",
            TodayBlock.Place.FIRST,
            late.size(),
            title,
            Contents.NONE,
            TEMPLATES.lateFigures(
                words, title, late.stream().map(each -> shown(words, each)).toList())));
  }

  private Late shown(Words words, LateTable late) {
    var id = late.table().indicator();
    var indicator =
        measures
            .get()
            .indicator(id)
            .map(Indicator::title)
            .map(of -> of.in(words.language()))
            .orElse(id);
    return new Late(
        indicator + ", " + words.period(late.table().period()),
        words.say("console.late.since", words.dayOfMonthWithYear(frame.date(late.since()))));
  }
}
