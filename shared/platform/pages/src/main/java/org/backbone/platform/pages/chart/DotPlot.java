package org.backbone.platform.pages.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.backbone.platform.pages.Contents;

/// A line per group or site, with a dot where the value is exact, a bar where it is a range,
/// hatching where it is hidden, and nothing where there is nobody. The axis begins at zero.
///
/// @param id unique in the page
/// @param description the finding, in figures
/// @param most the end of the axis, or more; 100 for shares
/// @param format how a value of the axis is written
public record DotPlot(
    String id,
    String title,
    String description,
    List<Row> rows,
    double most,
    DoubleFunction<String> format) {
  private static final int WIDE_LABEL = 22;
  private static final int NARROW_LINE = 40;

  /// One line.
  ///
  /// @param text the value in words, as it may be said
  public record Row(String label, Mark mark, String text) {}

  public DotPlot {
    rows = List.copyOf(rows);
  }

  /// A plot of shares, from 0 to 100 per cent.
  public static DotPlot ofShares(String id, String title, String description, List<Row> rows) {
    return new DotPlot(id, title, description, rows, 100, value -> Math.round(value) + "%");
  }

  /// Both drawings, of which the style sheet shows one.
  public Content svg() {
    return Contents.of(wide(), narrow());
  }

  private Content wide() {
    int bottom = 26 + 34 * rows.size() + 6;
    var drawing = new Drawing(id, "wide", 720, bottom + 24L, title, description).defineHatching();
    var scale = scale(210, 570, 4);
    axis(drawing, scale, bottom, false);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      long middle = 47 + 34L * i;
      var lines = Labels.lines(row.label(), WIDE_LABEL);
      for (int line = 0; line < lines.size(); line++) {
        long y = lines.size() == 1 ? middle + 5 : middle - 3 + 16L * line;
        drawing.text("lab", 198, y, "end", lines.get(line));
      }
      drawing.text("", 584, middle + 5, "start", row.text());
      draw(drawing, scale, row.mark(), middle);
    }
    return drawing.done();
  }

  private Content narrow() {
    var labels = new ArrayList<List<String>>();
    long height = 0;
    for (var row : rows) {
      var lines = Labels.lines(row.label(), NARROW_LINE - row.text().length());
      labels.add(lines);
      height += 50 + 17L * (lines.size() - 1);
    }
    long bottom = 26 + height + 6;
    var drawing = new Drawing(id, "narrow", 358, bottom + 24, title, description).defineHatching();
    var scale = scale(6, 352, 3);
    axis(drawing, scale, bottom, true);
    long top = 26;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      long y = top + 23;
      drawing.text("", 352, y, "end", row.text());
      for (var line : labels.get(i)) {
        drawing.text("lab", 6, y, "start", line);
        y += 17;
      }
      draw(drawing, scale, row.mark(), y - 2);
      top += 50 + 17L * (labels.get(i).size() - 1);
    }
    return drawing.done();
  }

  private void axis(Drawing drawing, Scale scale, long bottom, boolean narrow) {
    for (var tick : scale.ticks()) {
      long x = scale.at(tick);
      drawing.line(tick == 0 ? "ax" : "gr", x, 26, x, bottom);
      var anchor =
          !narrow ? "middle" : tick == 0 ? "start" : tick == scale.high() ? "end" : "middle";
      drawing.text("", x, bottom + 18, anchor, format.apply(tick));
    }
  }

  private Scale scale(int left, int right, int steps) {
    return most == 100 ? Scale.percent(left, right) : Scale.around(0, most, steps, left, right);
  }

  private static void draw(Drawing drawing, Scale scale, Mark mark, long y) {
    long left = scale.at(scale.low());
    long right = scale.at(scale.high());
    drawing.line("gr", left, y, right, y);
    switch (mark) {
      case Mark.Exact(var value) -> drawing.dot(scale.at(value), y, 7);
      case Mark.Between(var low, var high) -> {
        long from = scale.at(low);
        long width = Math.max(5, scale.at(high) - from);
        drawing.bar(Math.min(from, right - width), y - 7, width, 14);
      }
      case Mark.Hidden() -> drawing.hatched(left, y - 7, right - left, 14);
      case Mark.Nobody() -> {}
    }
  }
}
