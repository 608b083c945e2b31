package org.backbone.platform.pages.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.backbone.platform.pages.Contents;

/// A line per group or site, with a dot where the value is exact, a bar where it is a range,
/// hatching where it is hidden, and nothing where there is nobody. The axis begins at zero.
///
/// A few values far above all others would press these to the axis: they stand apart, behind a
/// dashed line, and not to scale.
///
/// @param id unique in the page
/// @param description the finding, in figures
/// @param isShare whether values are shares: the scale then runs from 0 to 100 and nothing is far
/// @param apart what is written over values that stand apart
/// @param format how a value of the axis is written
public record DotPlot(
    String id,
    String title,
    String description,
    List<Row> rows,
    boolean isShare,
    String apart,
    DoubleFunction<String> format) {
  private static final int MOST_APART = 3;
  private static final int LEAST_TOGETHER = 3;
  private static final int FAR = 3;

  private static final double RADIUS = 0.5;
  private static final double FOOT = 1.8;

  private static final int WIDE_LABEL = 22;
  private static final double WIDE_ROW = 2.5;

  // At the largest text that a phone shows, this many letters fill its width.
  private static final int NARROW_LABEL = 28;
  private static final int NARROW_LINE = 30;
  private static final double TO_MARK = 1.05;
  private static final double TO_NEXT = 1.5;

  private static final double LINE = 1.25;

  /// One line.
  ///
  /// @param text the value in words, as it may be said
  public record Row(String label, Mark mark, String text) {}

  // Where values stand across: near ones by the scale, far ones in a place of their own.
  private record Lanes(Scale scale, double far, double right, double apartAt) {
    boolean isFar(double value) {
      return value >= far;
    }

    boolean isParted() {
      return far < Double.POSITIVE_INFINITY;
    }

    double left() {
      return scale.from();
    }

    double end() {
      return scale.to();
    }

    double border() {
      return (scale.to() + apartAt) / 2;
    }
  }

  public DotPlot {
    rows = List.copyOf(rows);
  }

  /// A plot of shares, from 0 to 100 per cent.
  public static DotPlot ofShares(String id, String title, String description, List<Row> rows) {
    return new DotPlot(id, title, description, rows, true, "", value -> Math.round(value) + "%");
  }

  /// Whether values stand apart.
  public boolean hasFar() {
    return far() < Double.POSITIVE_INFINITY;
  }

  /// Both drawings, of which the style sheet shows one.
  public Content svg() {
    return Contents.of(wide(), narrow());
  }

  private Content wide() {
    double top = hasFar() ? 1.6 : 0.4;
    double bottom = top;
    var labels = new ArrayList<List<String>>();
    for (var row : rows) {
      var lines = Labels.lines(row.label(), WIDE_LABEL);
      labels.add(lines);
      bottom += WIDE_ROW + LINE * (lines.size() - 1);
    }
    var drawing = new Drawing(id, "wide", bottom + FOOT, title, description).defineHatching();
    var lanes = lanes(26, 81, 4);
    drawing.grid(
        lanes.scale().ticks().stream().map(lanes.scale()::place).toList(), top, bottom - top);
    drawing.line("ax", lanes.left(), top, lanes.left(), bottom);
    axis(drawing, lanes, bottom, false);
    if (lanes.isParted()) {
      drawing.text("", lanes.apartAt(), 1.1, "middle", apart);
      drawing.line("gr dash", lanes.border(), top, lanes.border(), bottom);
    }
    double y = top;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var lines = labels.get(i);
      double height = WIDE_ROW + LINE * (lines.size() - 1);
      double middle = y + height / 2;
      for (int line = 0; line < lines.size(); line++) {
        double from = middle + 0.35 + LINE * (line - (lines.size() - 1) / 2.0);
        drawing.text("lab", 0, from, "start", lines.get(line));
      }
      drawing.text("", 82.5, middle + 0.35, "start", row.text());
      draw(drawing, lanes, row.mark(), middle);
      y += height;
    }
    return drawing.done();
  }

  private Content narrow() {
    double top = hasFar() ? 1.4 : 0;
    double bottom = top;
    var labels = new ArrayList<List<String>>();
    for (var row : rows) {
      var lines = new ArrayList<>(Labels.lines(row.label(), NARROW_LABEL));
      if (lines.getLast().length() + row.text().length() > NARROW_LINE) {
        lines.add("");
      }
      labels.add(lines);
      bottom += height(lines);
    }
    var drawing = new Drawing(id, "narrow", bottom + FOOT, title, description).defineHatching();
    var lanes = lanes(1.5, 98, 3);
    axis(drawing, lanes, bottom, true);
    if (lanes.isParted()) {
      drawing.text("", 100, 1, "end", apart);
    }
    double y = top;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var lines = labels.get(i);
      double from = y + LINE;
      for (var line : lines) {
        if (!line.isEmpty()) {
          drawing.text("lab", 0, from, "start", line);
        }
        from += LINE;
      }
      double last = from - LINE;
      drawing.text("", 100, last, "end", row.text());
      double middle = last + TO_MARK;
      // Upright lines beside the mark alone, for words stand over it.
      drawing.grid(
          lanes.scale().ticks().stream().map(lanes.scale()::place).toList(), middle - 0.5, 1);
      if (lanes.isParted()) {
        drawing.line("gr dash", lanes.border(), middle - 0.5, lanes.border(), middle + 0.5);
      }
      draw(drawing, lanes, row.mark(), middle);
      y += height(lines);
    }
    return drawing.done();
  }

  private static double height(List<String> lines) {
    return LINE * lines.size() + TO_MARK + TO_NEXT - LINE / 2;
  }

  private void axis(Drawing drawing, Lanes lanes, double bottom, boolean narrow) {
    var scale = lanes.scale();
    for (var tick : scale.ticks()) {
      var anchor =
          !narrow
              ? "middle"
              : tick == 0 ? "start" : tick == scale.high() && !hasFar() ? "end" : "middle";
      drawing.text("", scale.place(tick), bottom + 1.3, anchor, format.apply(tick));
    }
  }

  private Lanes lanes(double left, double right, int steps) {
    if (isShare) {
      return new Lanes(Scale.percent(left, right), Double.POSITIVE_INFINITY, right, right);
    }
    double far = far();
    double most =
        rows.stream()
            .flatMapToDouble(row -> ends(row.mark()))
            .filter(value -> value < far)
            .max()
            .orElse(1);
    double end = hasFar() ? left + (right - left) * 0.8 : right;
    double apartAt = left + (right - left) * 0.93;
    return new Lanes(Scale.around(0, Math.max(most, 1), steps, left, end), far, right, apartAt);
  }

  // The least value that stands apart: three times the next, and three or more stay together.
  private double far() {
    if (isShare) {
      return Double.POSITIVE_INFINITY;
    }
    var values =
        rows.stream()
            .flatMapToDouble(row -> ends(row.mark()).limit(1))
            .boxed()
            .sorted(Comparator.reverseOrder())
            .toList();
    for (int i = 1; i <= MOST_APART && values.size() - i >= LEAST_TOGETHER; i++) {
      if (values.get(i) > 0 && values.get(i - 1) >= FAR * values.get(i)) {
        return values.get(i - 1);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static DoubleStream ends(Mark mark) {
    return switch (mark) {
      case Mark.Exact(var value) -> DoubleStream.of(value);
      case Mark.Between(var low, var high) -> DoubleStream.of(low, high);
      case Mark.Hidden(), Mark.Nobody() -> DoubleStream.empty();
    };
  }

  private static void draw(Drawing drawing, Lanes lanes, Mark mark, double y) {
    var scale = lanes.scale();
    if (!(mark instanceof Mark.Hidden)) {
      drawing.line("gr", lanes.left(), y, lanes.end(), y);
    }
    switch (mark) {
      case Mark.Exact(var value) when lanes.isFar(value) -> {
        drawing.line("gr dash", lanes.end(), y, lanes.apartAt(), y);
        drawing.dot(lanes.apartAt(), y, RADIUS);
      }
      case Mark.Exact(var value) -> drawing.dot(scale.place(value), y, RADIUS);
      case Mark.Between(var low, _) when lanes.isFar(low) -> {
        drawing.line("gr dash", lanes.end(), y, lanes.apartAt(), y);
        drawing.bar(lanes.apartAt() - 2, lanes.apartAt() + 2, lanes.right(), y);
      }
      // It begins among the others and ends far off.
      case Mark.Between(var low, var high) when lanes.isFar(high) ->
          drawing.bar(scale.place(low), lanes.apartAt(), lanes.right(), y);
      case Mark.Between(var low, var high) ->
          drawing.bar(scale.place(low), scale.place(high), lanes.end(), y);
      case Mark.Hidden() -> drawing.hatched(lanes.left(), y - 0.4, lanes.end() - lanes.left(), 0.8);
      case Mark.Nobody() -> {}
    }
  }
}
