package org.backbone.metrics.pages;

import org.backbone.metrics.Indicator;
import org.backbone.metrics.Release;
import org.backbone.metrics.Story;
import org.backbone.metrics.Trend;

/// Everyone's figure in one period, and which way the indicator went: what every page says first.
///
/// @param figure the figure in words
/// @param of what it counts, of whom, when; ends in a full stop
/// @param tag which way the indicator went, in short
/// @param trend the same in a sentence
public record Headline(
    Story story, Release release, String figure, String of, Tag tag, String trend) {
  /// What is counted.
  public Indicator indicator() {
    return story.indicator();
  }

  /// Whether there is a period before to compare with.
  public boolean hasTrend() {
    return !(story.trend() instanceof Trend.OneOnly);
  }

  /// How many of the release's figures are not shown.
  public long hidden() {
    return Story.hidden(release);
  }

  /// Whether people may be in it twice.
  public boolean isShared() {
    return !release.shared().isEmpty();
  }
}
