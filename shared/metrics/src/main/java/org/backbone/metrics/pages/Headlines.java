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
        where(story, ofWhat(story, release)),
        trends.tag(trend),
        trends.sentence(trend));
  }

  // Figures of another area than the network's own say so wherever they stand.
  private String where(Story story, String what) {
    var area = story.indicator().area();
    return area == null ? what : words.say("of.area", what, area.in(words.language()));
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
