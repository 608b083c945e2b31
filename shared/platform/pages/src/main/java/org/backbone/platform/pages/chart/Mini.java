package org.backbone.platform.pages.chart;

import gg.jte.Content;
import java.util.List;

/// Small drawings beside a sentence that says the same; a screen reader passes over them.
/// They are written in Java, for each coordinate is computed.
public final class Mini {
  private static final long LEFT = 6;
  private static final long RIGHT = 234;

  private Mini() {}

  /// The last stretch of a line, with the names of its ends.
  public static Content line(List<Mark> marks, String first, String last) {
    var values =
        marks.stream()
            .filter(Mark.Exact.class::isInstance)
            .mapToDouble(mark -> ((Mark.Exact) mark).value())
            .summaryStatistics();
    var svg = open(72);
    if (values.getCount() == 0) {
      return svg.close();
    }
    double spread = Math.max(values.getMax() - values.getMin(), 1);
    var x = new Scale(0, Math.max(1, marks.size() - 1.0), LEFT, RIGHT, List.of());
    var y = new Scale(values.getMin(), values.getMin() + spread, 50, 8, List.of());
    var path = new StringBuilder();
    boolean joined = false;
    long lastX = LEFT;
    long lastY = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i) instanceof Mark.Exact(var value)) {
        lastX = x.at(i);
        lastY = y.at(value);
        path.append(joined ? " " : "M").append(lastX).append(' ').append(lastY);
        joined = true;
      } else {
        joined = false;
      }
    }
    return svg.shape("path", "class", "ln", "d", path.toString())
        .shape("circle", "class", "dot", "cx", "" + lastX, "cy", "" + lastY, "r", "5")
        .element("text", first, "x", "" + LEFT, "y", "68")
        .element("text", last, "x", "" + RIGHT, "y", "68", "text-anchor", "end")
        .close();
  }

  /// One share on a line from 0 to 100 per cent.
  public static Content share(Mark mark) {
    var x = Scale.percent(LEFT, RIGHT);
    var svg =
        open(56)
            .shape("path", "class", "ax", "d", "M6 20H234")
            .shape("path", "class", "gr", "d", "M6 12v16M120 12v16M234 12v16");
    switch (mark) {
      case Mark.Exact(var value) ->
          svg.shape("circle", "class", "dot", "cx", "" + x.at(value), "cy", "20", "r", "6");
      case Mark.Between(var low, var high) -> {
        long width = Math.max(5, x.at(high) - x.at(low));
        svg.shape(
            "rect",
            "class",
            "bar",
            "x",
            "" + Math.min(x.at(low), RIGHT - width),
            "y",
            "11",
            "width",
            "" + width,
            "height",
            "18");
      }
      case Mark.Hidden(), Mark.Nobody() -> {}
    }
    return svg.element("text", "0%", "x", "6", "y", "50")
        .element("text", "50%", "x", "120", "y", "50", "text-anchor", "middle")
        .element("text", "100%", "x", "234", "y", "50", "text-anchor", "end")
        .close();
  }

  private static Markup open(int height) {
    return new Markup()
        .open("svg", "class", "mini", "viewBox", "0 0 240 " + height, "aria-hidden", "true");
  }
}
