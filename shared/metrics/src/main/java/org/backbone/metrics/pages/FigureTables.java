package org.backbone.metrics.pages;

import java.util.List;
import java.util.function.Function;
import org.backbone.metrics.Figure;
import org.backbone.metrics.PublicCell;
import org.backbone.metrics.Release;
import org.backbone.metrics.Share;
import org.backbone.metrics.Story;
import org.backbone.platform.pages.Words;

/// Lays figures out as tables.
final class FigureTables {
  private final Words words;
  private final FigureWords figures;

  FigureTables(Words words) {
    this.words = words;
    this.figures = new FigureWords(words);
  }

  /// A row per cell of one release.
  ///
  /// @param label what the table shows, unlike every other table of the page
  /// @param first the head of the first column
  FigureTable cells(
      String label,
      String first,
      Story story,
      Release release,
      List<PublicCell> cells,
      Function<PublicCell, String> name) {
    return table(
        label,
        first,
        story,
        cells.stream().map(cell -> row(name.apply(cell), "", story, cell, release)).toList());
  }

  /// A row per period, the newest first, each with a link to its own groups and places.
  FigureTable periods(Story story) {
    var label = words.say("table.period");
    return table(
        label,
        label,
        story,
        story.releases().reversed().stream().map(release -> period(story, release)).toList());
  }

  private FigureTable.Row period(Story story, Release release) {
    var period = release.table().period();
    return row(
        words.period(period),
        "/dashboard/" + story.indicator().id() + "?period=" + period.code(),
        story,
        Story.total(release),
        release);
  }

  private FigureTable table(String label, String first, Story story, List<FigureTable.Row> rows) {
    var unit = story.indicator().unit().in(words.language());
    return new FigureTable(label, first, story.isShare(), capital(unit), rows);
  }

  private FigureTable.Row row(
      String name, String path, Story story, PublicCell cell, Release release) {
    var count = value(cell.count());
    if (story.isShare()) {
      var share = Share.of(cell);
      return new FigureTable.Row(
          name,
          path,
          List.of(
              count,
              value(cell.base()),
              new FigureTable.Value(figures.share(share), share instanceof Share.Hidden)),
          figures.why(share, release.minN()));
    }
    var why = figures.why(cell.count(), release.minN());
    return new FigureTable.Row(
        name, path, List.of(count), why.isEmpty() ? words.say("table.exact") : why);
  }

  private FigureTable.Value value(Figure figure) {
    return new FigureTable.Value(figures.count(figure), figure instanceof Figure.Hidden);
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(words.language().locale()) + text.substring(1);
  }
}
