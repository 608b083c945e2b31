package org.backbone.partners.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.backbone.platform.pages.chart.Markup;

/// The hero's picture: many lines that become one, a line for each partner counted, in the colour
/// of its kind. The same numbers always give the same picture.
final class Strands {
  private static final int MOST = 300;
  private static final List<String> COLOURS = List.of("#6fc3d0", "#f0c766", "#ee7fa8");

  private Strands() {}

  private record Start(int x, int y) {}

  /// Draws so many lines of each kind; beyond some hundreds a picture tells no more.
  static Content draw(List<Integer> counts) {
    var random = new Random(20200505);
    int all = Math.clamp(counts.stream().mapToInt(count -> count).sum(), 1, MOST);
    double thickness = Math.min(5.5, 44.0 / all);
    var width = all < 25 ? "2" : "1";
    var svg =
        new Markup()
            .open(
                "svg",
                "viewBox",
                "0 0 640 340",
                "fill",
                "none",
                "aria-hidden",
                "true",
                "preserveAspectRatio",
                "xMaxYMid meet");
    double end = 172 - all * thickness / 2;
    int drawn = 0;
    for (int kind = 0; kind < counts.size(); kind++) {
      int count = Math.min(counts.get(kind), MOST - drawn);
      drawn += count;
      var lines = new StringBuilder();
      var dots = new StringBuilder();
      for (var start : scattered(random, count)) {
        end += thickness;
        lines
            .append('M')
            .append(start.x())
            .append(' ')
            .append(start.y())
            .append('C')
            .append(start.x() + random.nextInt(110) - 30)
            .append(' ')
            .append(start.y() + random.nextInt(220) - 110)
            .append(" 330 ")
            .append(Math.round(end))
            .append(' ')
            .append(440 + random.nextInt(42))
            .append(' ')
            .append(tenths(end))
            .append("H640");
        dots.append('M').append(start.x()).append(' ').append(start.y()).append("h0");
      }
      if (count > 0) {
        svg.shape(
            "path",
            "stroke",
            COLOURS.get(kind),
            "stroke-width",
            width,
            "opacity",
            ".75",
            "d",
            lines.toString());
        svg.shape(
            "path",
            "stroke",
            COLOURS.get(kind),
            "stroke-width",
            all < 25 ? "8" : "6",
            "stroke-linecap",
            "round",
            "d",
            dots.toString());
      }
    }
    return svg.close();
  }

  // From top to bottom, so that lines of one kind do not cross for nothing.
  private static List<Start> scattered(Random random, int count) {
    var starts = new ArrayList<Start>();
    for (int i = 0; i < count; i++) {
      starts.add(new Start(8 + random.nextInt(250), 10 + random.nextInt(316)));
    }
    starts.sort(Comparator.comparingInt(Start::y));
    return starts;
  }

  private static String tenths(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }
}
