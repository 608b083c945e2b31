package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.metrics.Figure;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.metrics.Trend;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.Mark;
import org.backbone.platform.pages.chart.Mini;

/// The path from cradle to career: at each stage how children fare, or that nobody knows yet.
public final class CradleToCareer {
  /// The steps from cradle to career, in their order.
  public static final List<String> STAGES =
      List.of("birth", "kindergarten", "attendance", "reading", "graduation", "career");

  private static final int MINI = 24;

  private final Words words;
  private final FigureWords figures;
  private final TrendWords trends;

  /// Tells the path in these words.
  public CradleToCareer(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.trends = new TrendWords(words);
  }

  /// An item for each stage.
  public List<Content> steps(List<Story> stories) {
    return STAGES.stream().map(stage -> step(stage, stories)).toList();
  }

  private Content step(String stage, List<Story> stories) {
    var title = words.say("stage." + stage);
    var told =
        stories.stream()
            .filter(story -> story.indicator().stage().equals(stage))
            .filter(story -> story.latest().isPresent())
            .toList();
    if (told.isEmpty()) {
      return new Markup()
          .open("li", "class", "none")
          .element("h3", title)
          .open("div")
          .open("p")
          .element("strong", words.say("home.nofigure"))
          .text(" ")
          .text(words.say("stage." + stage + ".missing"))
          .close()
          .element("a", words.say("stage." + stage + ".link"), "href", "/partners/join")
          .close()
          .close();
    }
    var item = new Markup().open("li").element("h3", title).open("div");
    for (var story : told) {
      item.add(figure(story, story.latest().orElseThrow()));
    }
    item.close();
    return item.add(mini(told.getFirst())).close();
  }

  private Content figure(Story story, Release latest) {
    var indicator = story.indicator();
    var trend = story.trend();
    return new Markup()
        .open("p")
        .element("span", new Charts(words).said(story, Story.total(latest)), "class", "num-xl")
        .text(ofWhat(words, figures, story, latest))
        .text(" ")
        .text(trend instanceof Trend.OneOnly ? "" : trends.sentence(trend) + " ")
        .add(trends.tag(trend))
        .add(sharedTag(words, latest))
        .close()
        .element(
            "a",
            words.say("home.more", indicator.title().in(words.language())),
            "href",
            "/dashboard/" + indicator.id());
  }

  /// A mark on a figure in which people may be twice.
  static Content sharedTag(Words words, Release release) {
    return release.shared().isEmpty()
        ? Contents.NONE
        : new Markup().text(" ").add(Parts.tag(Kind.WAIT, words.say("tag.shared")));
  }

  /// What the figure counts, of whom, when; ends in a full stop.
  static String ofWhat(Words words, FigureWords figures, Story story, Release release) {
    var indicator = story.indicator();
    var unit = indicator.unit().in(words.language());
    var period = words.period(release.table().period());
    if (!story.isShare()) {
      return words.say("of.count", unit, period);
    }
    var base = Story.total(release).base();
    return base instanceof Figure.Hidden
        ? words.say("of.share.unknown", unit, period)
        : words.say("of.share", figures.count(base), unit, period);
  }

  private Content mini(Story story) {
    var series = story.comparable();
    if (story.isShare()) {
      return miniShare(story);
    }
    var recent = series.subList(Math.max(0, series.size() - MINI), series.size());
    if (recent.size() < 2) {
      return Contents.NONE;
    }
    return Mini.line(
        recent.stream().map(release -> Charts.mark(story, Story.total(release))).toList(),
        words.shortPeriod(recent.getFirst().table().period()),
        words.shortPeriod(recent.getLast().table().period()));
  }

  /// The latest share in small; nothing where nothing is known of it.
  static Content miniShare(Story story) {
    var mark = Marks.of(Share.of(Story.total(story.comparable().getLast())));
    return mark instanceof Mark.Hidden ? Contents.NONE : Mini.share(mark);
  }
}
