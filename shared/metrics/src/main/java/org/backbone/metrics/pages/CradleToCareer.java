package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;

/// The path from cradle to career: at each stage how children fare, or that nobody knows yet.
public final class CradleToCareer {
  private static final int MINI = 24;

  private final Headlines headlines;
  private final Charts charts;

  /// Tells the path in these words.
  public CradleToCareer(Words words) {
    this.headlines = new Headlines(words);
    this.charts = new Charts(words);
  }

  /// One stage in `path.jte`.
  ///
  /// @param told the latest figure of each of its indicators that has one
  /// @param mini the first of them in small
  public record Step(String stage, List<Headline> told, Content mini) {
    public Step {
      told = List.copyOf(told);
    }
  }

  /// A step for each stage.
  public List<Step> steps(List<Story> stories) {
    return Indicator.STAGES.stream().map(stage -> step(stage, stories)).toList();
  }

  private Step step(String stage, List<Story> stories) {
    var told =
        stories.stream()
            .filter(story -> story.indicator().stage().equals(stage))
            .flatMap(story -> story.latest().map(release -> headlines.of(story, release)).stream())
            .toList();
    return new Step(
        stage, told, told.isEmpty() ? Contents.NONE : charts.mini(told.getFirst().story(), MINI));
  }
}
