package org.backbone.platform.pages.chart;

import org.backbone.platform.pages.Markup;

/// One SVG of a chart: its size, its names for a screen reader, and unique ids within the page.
final class Drawing {
  private final Markup svg = new Markup();
  private final String id;

  /// Begins the drawing.
  ///
  /// @param id unique in the page
  /// @param style `wide`, `narrow`
  Drawing(String id, String style, long width, long height, String title, String description) {
    this.id = id + style.charAt(0);
    svg.open(
            "svg",
            "class",
            style,
            "viewBox",
            "0 0 " + width + " " + height,
            "role",
            "img",
            "aria-labelledby",
            this.id + "t " + this.id + "d")
        .element("title", title, "id", this.id + "t")
        .element("desc", description, "id", this.id + "d");
  }

  Drawing path(String style, String path) {
    svg.shape("path", "class", style, "d", path);
    return this;
  }

  Drawing line(String style, long x1, long y1, long x2, long y2) {
    return path(
        style,
        "M" + x1 + " " + y1 + (y1 == y2 ? "H" + x2 : x1 == x2 ? "V" + y2 : "L" + x2 + " " + y2));
  }

  Drawing dot(long x, long y, int radius) {
    svg.shape("circle", "class", "dot", "cx", "" + x, "cy", "" + y, "r", "" + radius);
    return this;
  }

  Drawing bar(long x, long y, long width, long height) {
    svg.shape(
        "rect",
        "class",
        "bar",
        "x",
        "" + x,
        "y",
        "" + y,
        "width",
        "" + width,
        "height",
        "" + height);
    return this;
  }

  Drawing hatched(long x, long y, long width, long height) {
    svg.shape(
        "rect",
        "x",
        "" + x,
        "y",
        "" + y,
        "width",
        "" + width,
        "height",
        "" + height,
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

  Drawing text(String style, long x, long y, String anchor, String text) {
    if (style.isEmpty()) {
      svg.element("text", text, "x", "" + x, "y", "" + y, "text-anchor", anchor);
    } else {
      svg.element("text", text, "class", style, "x", "" + x, "y", "" + y, "text-anchor", anchor);
    }
    return this;
  }

  Markup done() {
    return svg.close();
  }
}
