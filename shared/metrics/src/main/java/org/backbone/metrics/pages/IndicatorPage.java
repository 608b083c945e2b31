package org.backbone.metrics.pages;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.Release;
import org.backbone.metrics.Story;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;

/// One indicator: its curve, its groups, its places, and where each figure comes from.
public final class IndicatorPage {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final Words words;
  private final PublicMeasures view;
  private final ZoneId zone;

  public IndicatorPage(Words words, PublicMeasures view, ZoneId zone) {
    this.words = words;
    this.view = view;
    this.zone = zone;
  }

  /// What `indicator.jte` shows.
  ///
  /// @param headline everyone's figure in the period that is shown
  /// @param missing partners whose figures the period before held and the latest does not
  /// @param isLatest whether no newer period is released
  /// @param curve from period to period; nothing where there is one alone
  /// @param plots groups and places of the period that is shown
  /// @param periods every period as a table
  /// @param partners who sent the figures that are shown
  /// @param computed the day on which they were added up
  public record Page(
      Headline headline,
      List<String> missing,
      boolean isLatest,
      Content curve,
      List<Plot> plots,
      FigureTable periods,
      List<String> partners,
      LocalDate computed) {
    public Page {
      missing = List.copyOf(missing);
      plots = List.copyOf(plots);
      partners = List.copyOf(partners);
    }

    /// Everything that is released of the indicator.
    public Story story() {
      return headline.story();
    }

    /// What is released of the period that is shown.
    public Release release() {
      return headline.release();
    }

    /// Whether there is a line to draw.
    public boolean hasCurve() {
      return story().releases().size() > 1;
    }

    /// What is worth a section of its own.
    public List<Plot> sections() {
      return plots.stream().filter(plot -> plot.isTold() || plot.isAsked()).toList();
    }

    /// What only its table tells: it stands among the numbers.
    public List<Plot> tables() {
      return plots.stream().filter(plot -> !plot.isTold() && !plot.isAsked()).toList();
    }
  }

  /// The page's main part; a period that has no release reads as the latest.
  public Content main(Story story, Optional<Period> period, Optional<String> group) {
    return period
        .flatMap(story::of)
        .or(story::latest)
        .map(release -> TEMPLATES.indicator(words, page(story, release, group)))
        .orElseGet(() -> TEMPLATES.indicatorWithoutFigure(words, story.indicator()));
  }

  private Page page(Story story, Release release, Optional<String> group) {
    return new Page(
        new Headlines(words).of(story, release),
        view.names(story.missing()),
        story.latest().filter(release::equals).isPresent(),
        story.releases().size() < 2 ? Contents.NONE : new Charts(words).trend(story),
        new Plots(words, view.measures()).of(story, release, group),
        new FigureTables(words).periods(story),
        view.names(release.partners()),
        release.computedAt().atZone(zone).toLocalDate());
  }
}
