package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import java.util.function.Function;
import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// The same figures as a chart's, in a table: a reason for every gap.
final class FigureTable {
  private final Words words;
  private final FigureWords figures;

  FigureTable(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
  }

  /// A row per cell of one release.
  ///
  /// @param label what the table shows, unlike every other table of the page
  /// @param first the head of the first column
  Content cells(
      String label,
      String first,
      Story story,
      Release release,
      List<PublicCell> cells,
      Function<PublicCell, String> name) {
    var table = open(first, story);
    for (var cell : cells) {
      table.open("tr").element("th", name.apply(cell), "scope", "row");
      figure(table, story, cell, release.minN());
      table.close();
    }
    return Parts.scroll(label, table.close().close());
  }

  /// A row per period, the newest first, each with a link to its own groups and places.
  Content periods(Story story) {
    var table = open(words.say("table.period"), story);
    for (var release : story.releases().reversed()) {
      var period = release.table().period();
      table
          .open("tr")
          .open("th", "scope", "row")
          .element(
              "a",
              words.period(period),
              "href",
              "/dashboard/" + story.indicator().id() + "?period=" + period.code())
          .close();
      figure(table, story, Story.total(release), release.minN());
      table.close();
    }
    return Parts.scroll(words.say("table.period"), table.close().close());
  }

  private Markup open(String first, Story story) {
    var table =
        new Markup().open("table").open("thead").open("tr").element("th", first, "scope", "col");
    var unit = capital(story.indicator().unit().in(words.language()));
    if (story.isShare()) {
      table.element("th", words.say("table.count"), "scope", "col", "class", "r");
    }
    table.element("th", unit, "scope", "col", "class", "r");
    if (story.isShare()) {
      table.element("th", words.say("table.share"), "scope", "col", "class", "r");
    }
    return table
        .element("th", words.say("table.why"), "scope", "col")
        .close()
        .close()
        .open("tbody");
  }

  private void figure(Markup table, Story story, PublicCell cell, int minN) {
    if (story.isShare()) {
      var share = Share.of(cell);
      value(table, figures.count(cell.count()), cell.count() instanceof Figure.Hidden);
      value(table, figures.count(cell.base()), cell.base() instanceof Figure.Hidden);
      value(table, figures.share(share), share instanceof Share.Hidden);
      table.element("td", figures.why(share, minN));
    } else {
      value(table, figures.count(cell.count()), cell.count() instanceof Figure.Hidden);
      var why = figures.why(cell.count(), minN);
      table.element("td", why.isEmpty() ? words.say("table.exact") : why);
    }
  }

  private static void value(Markup table, String said, boolean hidden) {
    table
        .open("td", "class", hidden ? "hid r" : "r")
        .add(hidden ? new Markup().element("b", said) : Contents.text(said))
        .close();
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(words.language().locale()) + text.substring(1);
  }
}
