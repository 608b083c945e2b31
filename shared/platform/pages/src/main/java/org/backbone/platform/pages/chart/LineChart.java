package org.backbone.platform.pages.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.backbone.platform.pages.Contents;

/// Values over time: a bold line for what was measured, thin ones to compare with, a dotted line to
/// a diamond for the goal, an upright dashed line where the definition changes. A line breaks where
/// a value is missing or hidden, and at a new definition; a range is an upright bar.
///
/// @param id unique in the page
/// @param description the finding, in figures
/// @param from the first step of the axis; steps count months, years, whatever the periods are
/// @param to the last one
/// @param percent whether values are shares: the scale then runs from 0 to 100
/// @param format how a value is written
public record LineChart(
    String id,
    String title,
    String description,
    int from,
    int to,
    List<Line> lines,
    List<Goal> goals,
    List<Break> breaks,
    List<Tick> ticks,
    boolean percent,
    DoubleFunction<String> format) {
  // Where the axis goes on this far, the last figure fits behind its point.
  private static final int ROOM = 9;
  private static final int NARROW_ROOM = 20;

  private static final int EDGE = 6;
  private static final double RADIUS = 0.36;

  /// A value at a step.
  public record Point(int step, Mark mark) {}

  /// A line with its name; one without is not labelled.
  ///
  /// @param bold whether it is what was measured, or drawn to compare
  public record Line(String label, boolean bold, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /// What is to be reached, and the step by which.
  public record Goal(int step, double value, String label) {}

  /// From this step on another definition holds.
  public record Break(int step, String label) {}

  /// A name on the axis of time; `both` names are also on the narrow drawing.
  public record Tick(int step, String label, boolean both) {}

  // The plot within the drawing: per cent across, ems down.
  private record Frame(Scale x, Scale y, double top, double bottom, boolean narrow) {
    double left() {
      return x.from();
    }

    double right() {
      return x.to();
    }

    double height() {
      return bottom - top;
    }

    String point(int step, double value) {
      return Drawing.number((x.place(step) - left()) / (right() - left()) * Drawing.STRETCH)
          + " "
          + Drawing.number((y.place(value) - top) / height() * Drawing.STRETCH);
    }
  }

  public LineChart {
    if (to < from) {
      throw new IllegalArgumentException("a chart from " + from + " to " + to);
    }
    lines = List.copyOf(lines);
    goals = List.copyOf(goals);
    breaks = List.copyOf(breaks);
    ticks = List.copyOf(ticks);
  }

  /// Both drawings, of which the style sheet shows one.
  public Content svg() {
    return Contents.of(
        draw(new Drawing(id, "wide", 26, title, description), 8, 98, 1.6, 24, false),
        draw(new Drawing(id, "narrow", 22, title, description), 13, 97, 1.6, 20, true));
  }

  private Content draw(
      Drawing drawing, double left, double right, double top, double bottom, boolean narrow) {
    var x = new Scale(from, Math.max(to, from + 1), left, right, List.of());
    var frame = new Frame(x, valueScale(bottom, top, narrow), top, bottom, narrow);
    drawing.defineHatching();
    axes(drawing, frame);
    for (var change : breaks) {
      double at = (x.place(change.step()) + x.place(change.step() - 1)) / 2;
      drawing.line("brk", at, top - 0.4, at, bottom);
      drawing.text("", at, 0.4, bottom - 0.7, "start", change.label());
    }
    for (var goal : goals) {
      goal(drawing, frame, goal);
    }
    for (var line : lines) {
      if (!line.bold()) {
        line(drawing, frame, line);
      }
    }
    for (var line : lines) {
      if (line.bold()) {
        line(drawing, frame, line);
      }
    }
    lines.stream().filter(Line::bold).findFirst().ifPresent(line -> ends(drawing, frame, line));
    return drawing.done();
  }

  private Scale valueScale(double bottom, double top, boolean narrow) {
    if (percent) {
      return Scale.percent(bottom, top);
    }
    var values = new ArrayList<Double>();
    for (var line : lines) {
      for (var point : line.points()) {
        switch (point.mark()) {
          case Mark.Exact(var value) -> values.add(value);
          case Mark.Between(var low, var high) -> {
            values.add(low);
            values.add(high);
          }
          case Mark.Hidden(), Mark.Nobody() -> {}
        }
      }
    }
    goals.forEach(goal -> values.add(goal.value()));
    double least = values.stream().mapToDouble(value -> value).min().orElse(0);
    double most = values.stream().mapToDouble(value -> value).max().orElse(1);
    return Scale.around(least, most, narrow ? 4 : 6, bottom, top);
  }

  private void axes(Drawing drawing, Frame frame) {
    var ticksOfValue = frame.y().ticks();
    for (int i = 0; i < ticksOfValue.size(); i++) {
      double tick = ticksOfValue.get(i);
      double y = frame.y().place(tick);
      drawing.line(i == 0 ? "ax" : "gr", frame.left(), y, frame.right(), y);
      drawing.text("", frame.left(), -0.4, y + 0.35, "end", axisLabel(tick, frame.narrow()));
    }
    for (var tick : ticks) {
      if (frame.narrow() && !tick.both()) {
        continue;
      }
      double x = frame.x().place(tick.step());
      var anchor = x - frame.left() < EDGE ? "start" : frame.right() - x < EDGE ? "end" : "middle";
      drawing.text("", x, frame.bottom() + 1.6, anchor, tick.label());
    }
  }

  private String axisLabel(double value, boolean narrow) {
    var thousands = value / 1000;
    if (narrow && !percent && value >= 1000) {
      return thousands == Math.rint(thousands)
          ? Math.round(thousands) + "k"
          : (double) Math.round(value / 100) / 10 + "k";
    }
    return format.apply(value);
  }

  private static void goal(Drawing drawing, Frame frame, Goal goal) {
    double x = frame.x().place(goal.step());
    double y = frame.y().place(goal.value());
    double from = Math.max(frame.left(), x - (frame.right() - frame.left()) / 4);
    drawing.line("tg", from, y, x, y);
    drawing.diamond(x, y);
    boolean above = y - 1 > frame.top();
    drawing.text("tgt", frame.right(), 0.4, above ? y - 1 : y + 1.7, "end", goal.label());
  }

  private void line(Drawing drawing, Frame frame, Line line) {
    var path = new StringBuilder();
    int before = Integer.MIN_VALUE;
    for (var point : line.points()) {
      double x = frame.x().place(point.step());
      switch (point.mark()) {
        case Mark.Exact(var value) -> {
          boolean joined = before == point.step() - 1 && !isBreak(point.step());
          path.append(joined ? " " : "M").append(frame.point(point.step(), value));
          before = point.step();
        }
        case Mark.Between(var low, var high) ->
            drawing.upright(x, frame.y().place(high), frame.y().place(low));
        case Mark.Hidden() -> drawing.hatched(x - 0.7, frame.top(), 1.4, frame.height());
        case Mark.Nobody() -> {}
      }
    }
    if (!path.isEmpty()) {
      drawing.stretched(
          line.bold() ? "ln" : "ln like",
          frame.left(),
          frame.top(),
          frame.right() - frame.left(),
          frame.height(),
          path.toString());
    }
  }

  private boolean isBreak(int step) {
    return breaks.stream().anyMatch(change -> change.step() == step);
  }

  /// The first and last values of the bold line, each with its figure.
  private void ends(Drawing drawing, Frame frame, Line line) {
    var exact = line.points().stream().filter(point -> point.mark() instanceof Mark.Exact).toList();
    if (exact.isEmpty()) {
      return;
    }
    var first = exact.getFirst();
    end(drawing, frame, first, true, exact.size() > 1 && value(exact.get(1)) > value(first));
    if (exact.size() > 1) {
      var last = exact.getLast();
      end(drawing, frame, last, false, value(exact.get(exact.size() - 2)) > value(last));
    }
  }

  private static double value(Point point) {
    return point.mark() instanceof Mark.Exact(var value) ? value : 0;
  }

  // The figure stands on the side that the line does not come from.
  private void end(Drawing drawing, Frame frame, Point point, boolean first, boolean below) {
    double value = value(point);
    double x = frame.x().place(point.step());
    double y = frame.y().place(value);
    drawing.dot(x, y, RADIUS);
    if (!first && frame.right() - x > (frame.narrow() ? NARROW_ROOM : ROOM)) {
      drawing.text("lab", x, 0.7, y + 0.35, "start", format.apply(value));
      return;
    }
    boolean above = y - 1.15 > frame.top() && (!below || y + 2.1 > frame.bottom());
    drawing.text("lab", x, above ? y - 1.15 : y + 2, first ? "start" : "end", format.apply(value));
  }
}
