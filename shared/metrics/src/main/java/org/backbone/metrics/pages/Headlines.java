package org.backbone.metrics.pages;

import org.backbone.metrics.Figure;
import org.backbone.metrics.Release;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Words;

/// Tells figures for everyone in one language.
final class Headlines {
  private final Words words;
  private final FigureWords figures;
  private final TrendWords trends;

  Headlines(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.trends = new TrendWords(words);
  }

  Headline of(Story story, Release release) {
    var trend = story.trend();
    return new Headline(
        story,
        release,
        figures.of(story, Story.total(release)),
        ofWhat(story, release),
        trends.tag(trend),
        trends.sentence(trend));
  }

  private String ofWhat(Story story, Release release) {
    var unit = story.indicator().unit().in(words.language());
    var period = words.period(release.table().period());
    if (!story.isShare()) {
      return words.say("of.count", unit, period);
    }
    var base = Story.total(release).base();
    return base instanceof Figure.Hidden
        ? words.say("of.share.unknown", unit, period)
        : words.say("of.share", figures.count(base), unit, period);
  }
}
