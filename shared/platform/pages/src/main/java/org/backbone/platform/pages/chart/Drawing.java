package org.backbone.platform.pages.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One SVG of a chart: its size, its names for a screen reader, and unique ids within the page.
///
/// It has no view box. Across it is measured in per cent of the width that it stands in, and down
/// in ems: it fills its place, and its text is as large as the reader's. It is written in Java, for
/// each coordinate is computed.
final class Drawing {
  /// The units of a [stretched][#stretched] path, each way.
  static final int STRETCH = 1000;

  // A bar of a range of one per cent is still seen.
  private static final double LEAST_WIDTH = 0.7;

  private final Markup svg = new Markup();
  private final String id;

  /// Begins the drawing.
  ///
  /// @param id unique in the page
  /// @param style `wide`, `narrow`
  /// @param height in ems
  Drawing(String id, String style, double height, String title, String description) {
    this.id = id + style.charAt(0);
    svg.open(
            "svg",
            "class",
            style,
            "width",
            "100%",
            "height",
            em(height),
            "role",
            "img",
            "aria-labelledby",
            this.id + "t " + this.id + "d")
        .element("title", title, "id", this.id + "t")
        .element("desc", description, "id", this.id + "d");
  }

  Drawing line(String style, double x1, double y1, double x2, double y2) {
    svg.shape(
        "line", "class", style, "x1", percent(x1), "y1", em(y1), "x2", percent(x2), "y2", em(y2));
    return this;
  }

  /// A path over a part of the drawing, from 0 to [#STRETCH] each way.
  Drawing stretched(String style, double x, double y, double width, double height, String path) {
    svg.open(
            "svg",
            "x",
            percent(x),
            "y",
            em(y),
            "width",
            percent(width),
            "height",
            em(height),
            "viewBox",
            "0 0 " + STRETCH + " " + STRETCH,
            "preserveAspectRatio",
            "none")
        .shape("path", "class", style, "d", path)
        .close();
    return this;
  }

  /// Upright lines at these places across.
  Drawing grid(Collection<Double> places, double y, double height) {
    var path = new StringBuilder();
    for (var place : places) {
      path.append('M').append(number(place * STRETCH / 100)).append(" 0V" + STRETCH);
    }
    return stretched("gr", 0, y, 100, height, path.toString());
  }

  /// What was agreed to reach: a diamond.
  Drawing diamond(double x, double y) {
    svg.open("svg", "x", percent(x), "y", em(y))
        .shape("path", "class", "tgm", "d", "M0-7l7 7-7 7-7-7z")
        .close();
    return this;
  }

  Drawing dot(double x, double y, double radius) {
    svg.shape("circle", "class", "dot", "cx", percent(x), "cy", em(y), "r", em(radius));
    return this;
  }

  /// A range that lies across, wide enough to be seen and not beyond `end`.
  Drawing bar(double from, double to, double end, double middle) {
    double width = Math.max(LEAST_WIDTH, to - from);
    return rectangle("bar", Math.min(from, end - width), middle - 0.5, width, 1);
  }

  /// A range that stands upright.
  Drawing upright(double middle, double top, double bottom) {
    return rectangle("bar", middle - 0.5, top, 1, Math.max(0.35, bottom - top));
  }

  private Drawing rectangle(String style, double x, double y, double width, double height) {
    svg.shape(
        "rect",
        "class",
        style,
        "x",
        percent(x),
        "y",
        em(y),
        "width",
        percent(width),
        "height",
        em(height));
    return this;
  }

  Drawing hatched(double x, double y, double width, double height) {
    svg.shape(
        "rect",
        "x",
        percent(x),
        "y",
        em(y),
        "width",
        percent(width),
        "height",
        em(height),
        "fill",
        "url(#" + id + "h)");
    return this;
  }

  /// The pattern that [#hatched] fills with; once per drawing.
  Drawing defineHatching() {
    svg.open("defs")
        .open(
            "pattern",
            "id",
            id + "h",
            "width",
            "7",
            "height",
            "7",
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(45)")
        .shape("path", "class", "hat", "d", "M0 0V7")
        .close()
        .close();
    return this;
  }

  Drawing text(String style, double x, double y, String anchor, String text) {
    return text(style, x, 0, y, anchor, text);
  }

  /// Text beside a place.
  ///
  /// @param aside how far beside it, in ems; to the left where it is negative
  Drawing text(String style, double x, double aside, double y, String anchor, String text) {
    var attributes = new ArrayList<String>();
    if (!style.isEmpty()) {
      attributes.addAll(List.of("class", style));
    }
    attributes.addAll(List.of("x", percent(x)));
    if (aside != 0) {
      attributes.addAll(List.of("dx", em(aside)));
    }
    attributes.addAll(List.of("y", em(y), "text-anchor", anchor));
    svg.open("text", attributes.toArray(String[]::new));
    svg.text(text).close();
    return this;
  }

  Content done() {
    return svg.close();
  }

  private static String percent(double value) {
    return number(value) + "%";
  }

  private static String em(double value) {
    return value == 0 ? "0" : number(value) + "em";
  }

  /// Two digits after the point at most, the same on every machine.
  static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
