package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.chart.Mark;
import org.backbone.platform.pages.chart.Mini;

/// Every indicator with its latest figure, its curve in small, and what is missing.
public final class IndicatorsPage {
  private static final int MINI = 36;
  private static final Templates TEMPLATES = Templates.beside(IndicatorsPage.class);

  private final Words words;
  private final FigureWords figures;
  private final TrendWords trends;
  private final Charts charts;
  private final PublicMeasures view;

  public IndicatorsPage(Words words, PublicMeasures view) {
    this.words = words;
    this.figures = new FigureWords(words);
    this.trends = new TrendWords(words);
    this.charts = new Charts(words);
    this.view = view;
  }

  public Content main() {
    var stories = view.stories();
    var stages = stories.stream().map(story -> story.indicator().stage()).distinct().toList();
    return TEMPLATES.render(
        "indicators",
        Map.of(
            "words",
            words,
            "rows",
            stories.stream().map(this::row).toList(),
            "without",
            CradleToCareer.STAGES.stream()
                .filter(stage -> !stages.contains(stage))
                .map(stage -> words.say("stage." + stage))
                .toList()));
  }

  private Content row(Story story) {
    var indicator = story.indicator();
    var path = "/dashboard/" + indicator.id();
    var title = indicator.title().in(words.language());
    var latest = story.latest();
    if (latest.isEmpty()) {
      return new Markup()
          .open("li", "class", "none")
          .element("h3", words.say("stage." + indicator.stage()))
          .open("div")
          .open("p")
          .element("strong", title)
          .text(" ")
          .add(Parts.tag(Kind.NONE, words.say("tag.nofigure")))
          .text(" " + words.say("trend.nofigure"))
          .close()
          .element("a", words.say("indicators.definition"), "href", path)
          .close()
          .close();
    }
    var release = latest.get();
    var item =
        new Markup()
            .open("li")
            .element("h3", words.say("stage." + indicator.stage()))
            .open("div")
            .open("p")
            .element("strong", title)
            .element("span", charts.said(story, Story.total(release)), "class", "num-xl")
            .text(CradleToCareer.ofWhat(words, figures, story, release))
            .close()
            .open("p")
            .add(trends.tag(story.trend()))
            .add(CradleToCareer.sharedTag(words, release))
            .text(" " + trends.sentence(story.trend()));
    long hidden = Story.hidden(release);
    if (hidden > 0) {
      item.text(" ")
          .element(
              "span",
              words.count("indicators.hidden", hidden, release.cells().size()),
              "class",
              "soft");
    }
    item.close();
    if (!story.missing().isEmpty()) {
      var members = view.members();
      item.open("p")
          .add(Parts.tag(Kind.WAIT, words.say("tag.missing")))
          .text(
              " "
                  + words.say(
                      "indicator.missing",
                      words.list(
                          story.missing().stream()
                              .map(id -> PublicMeasures.name(members, id))
                              .toList())))
          .close();
    }
    return item.element("a", words.say("indicators.more"), "href", path)
        .close()
        .add(mini(story))
        .close();
  }

  private Content mini(Story story) {
    var series = story.comparable();
    if (story.isShare()) {
      return CradleToCareer.miniShare(story);
    }
    if (series.size() < 2) {
      return Contents.NONE;
    }
    var recent = series.subList(Math.max(0, series.size() - MINI), series.size());
    List<Mark> marks =
        recent.stream().map(release -> Charts.mark(story, Story.total(release))).toList();
    return Mini.line(
        marks,
        words.shortPeriod(recent.getFirst().table().period()),
        words.shortPeriod(recent.getLast().table().period()));
  }
}
