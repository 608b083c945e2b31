package org.backbone.platform.pages.chart;

import gg.jte.Content;
import org.backbone.platform.pages.Kit;

/// A chart with the finding above it and how to read it below.
public final class ChartFigure {
  private ChartFigure() {}

  /// The figure.
  ///
  /// @param finding what the chart shows, in a sentence
  /// @param note how it is drawn; may be empty
  public static Content of(String finding, Content svg, String note) {
    return Kit.kit.chart(finding, svg, note);
  }
}
