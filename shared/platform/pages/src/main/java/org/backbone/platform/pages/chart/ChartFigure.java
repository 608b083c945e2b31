package org.backbone.platform.pages.chart;

import gg.jte.Content;
import org.backbone.platform.pages.Markup;

/// A chart with the finding above it and how to read it below.
public final class ChartFigure {
  private ChartFigure() {}

  /// The figure.
  ///
  /// @param finding what the chart shows, in a sentence
  /// @param note how it is drawn; may be empty
  public static Content of(String finding, Content svg, String note) {
    var figure =
        new Markup().open("figure", "class", "chart").element("figcaption", finding).add(svg);
    if (!note.isEmpty()) {
      figure.element("p", note, "class", "small soft");
    }
    return figure.close();
  }
}
