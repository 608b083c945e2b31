package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Story;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.pages.Words;

/// Every indicator with its latest figure, its curve in small, and what is missing.
public final class IndicatorsPage {
  private static final int MINI = 36;
  private static final Templates TEMPLATES = new StaticTemplates();

  private final Words words;
  private final Headlines headlines;
  private final Charts charts;
  private final PublicMeasures view;

  public IndicatorsPage(Words words, PublicMeasures view) {
    this.words = words;
    this.headlines = new Headlines(words);
    this.charts = new Charts(words);
    this.view = view;
  }

  /// One indicator in `indicators.jte`.
  ///
  /// @param latest its latest figure, if there is one
  /// @param missing partners whose figures the period before held and the latest does not
  /// @param mini the last stretch in small
  public record Row(
      Indicator indicator, Optional<Headline> latest, List<String> missing, Content mini) {
    public Row {
      missing = List.copyOf(missing);
    }
  }

  public Content main() {
    var stories = view.stories();
    var stages = stories.stream().map(story -> story.indicator().stage()).distinct().toList();
    var without =
        Indicator.STAGES.stream()
            .filter(stage -> !stages.contains(stage))
            .map(stage -> words.say("stage." + stage))
            .toList();
    return TEMPLATES.indicators(words, stories.stream().map(this::row).toList(), without);
  }

  private Row row(Story story) {
    return new Row(
        story.indicator(),
        story.latest().map(release -> headlines.of(story, release)),
        view.names(story.missing()),
        charts.mini(story, MINI));
  }
}
