package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;

/// What `plot.jte` shows: figures beside each other, drawn and as a table.
///
/// @param id unique in the page
/// @param isTold whether any figure can be drawn; hatching alone says less than a sentence
/// @param isAsked whether the reader asked for it: then it stands there, told or not
/// @param finding what the drawing shows, in a sentence
/// @param note how it is drawn
/// @param others the same for other groups
public record Plot(
    String id,
    String title,
    boolean isTold,
    boolean isAsked,
    String finding,
    Content drawing,
    String note,
    List<Other> others,
    FigureTable table) {
  /// A group that can be shown instead.
  public record Other(String path, String name) {}

  public Plot {
    others = List.copyOf(others);
  }
}
