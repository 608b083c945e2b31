package org.backbone.platform.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.backbone.platform.pages.Contents;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartTest {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private final DotPlot plot =
      DotPlot.ofShares(
          "gr",
          "Share by <group>",
          "Black 24, others hidden",
          List.of(
              new DotPlot.Row("Exact", new Mark.Exact(72), "72%"),
              new DotPlot.Row("Range", new Mark.Between(60, 69), "60% to 69%"),
              new DotPlot.Row("Nearly all", new Mark.Between(99, 100), "99% or more"),
              new DotPlot.Row("Hidden", new Mark.Hidden(), "hidden"),
              new DotPlot.Row(
                  "American Indian or Alaska Native people of the county",
                  new Mark.Nobody(),
                  "nobody")));

  @Test
  void everyMarkOfAPlotIsDrawnAsWhatIsKnown() {
    var svg = Contents.html(plot.svg());

    assertThat(svg)
        .contains("<circle class=\"dot\" cx=\"469\" cy=\"47\" r=\"7\"/>")
        .contains("<rect class=\"bar\" x=\"426\" y=\"74\" width=\"32\" height=\"14\"/>")
        .contains("<rect class=\"bar\" x=\"565\" y=\"108\" width=\"5\" height=\"14\"/>")
        .contains("fill=\"url(#grwh)\"", "fill=\"url(#grnh)\"")
        .contains("Share by &lt;group&gt;")
        .contains(">American Indian or</text>");
    assertThat(svg.split("<circle", -1)).as("one dot, drawn twice").hasSize(3);
  }

  @Test
  void aLineBreaksWhereAValueIsMissingAndAtANewDefinition() {
    var svg = Contents.html(chart(points(5, 6, Double.NaN, 8, 9, 10), 5).svg());

    var path = svg.substring(svg.indexOf("class=\"ln\" d=\"") + 14);
    path = path.substring(0, path.indexOf('"'));
    assertThat(path.split("M", -1)).as(path).hasSize(4);
    assertThat(svg).contains("class=\"brk\"", "class=\"tgm\"", "fill=\"url(#wicwh)\"");
  }

  @Test
  void aRangeIsAnUprightBarAndNeverALine() {
    var line =
        new LineChart.Line(
            "",
            true,
            List.of(
                new LineChart.Point(0, new Mark.Between(40, 60)),
                new LineChart.Point(1, new Mark.Exact(50))));
    var chart =
        new LineChart(
            "x",
            "t",
            "d",
            0,
            1,
            List.of(line),
            List.of(),
            List.of(),
            List.of(),
            true,
            v -> v + "%");

    assertThat(Contents.html(chart.svg())).contains("class=\"bar\"", "class=\"dot\"");
  }

  @Test
  void drawingsAreWellFormedWithIdsOfTheirOwnAndNoColoursOfTheirOwn() throws Exception {
    for (var content :
        List.<Content>of(
            plot.svg(),
            chart(points(1, 2, 3), 2).svg(),
            Mini.line(List.of(new Mark.Exact(3), new Mark.Exact(4)), "Oct", "Sep"),
            Mini.share(new Mark.Between(66, 69)))) {
      var svg = Contents.html(content);
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader("<all>" + svg + "</all>")));
      var ids = new ArrayList<String>();
      ID.matcher(svg).results().forEach(match -> ids.add(match.group(1)));
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
      assertThat(svg).doesNotContain("style=", "#0", "NaN", "Infinity");
    }
  }

  @Test
  void theDrawingDoesNotDependOnTheMachinesLocale() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Contents.html(plot.svg())).doesNotContain(",5");
      assertThat(Contents.html(chart(points(1.5, 2.5), 2).svg())).contains("2.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aChartOfOneValueOrNoneIsStillAChart() {
    assertThat(Contents.html(chart(points(7), 9).svg())).contains("<circle");
    assertThat(Contents.html(chart(List.of(), 9).svg())).contains("</svg>");
  }

  private static LineChart chart(List<LineChart.Point> points, int change) {
    return new LineChart(
        "wic",
        "Women in WIC",
        "From 5 to 10",
        0,
        8,
        List.of(new LineChart.Line("", true, points)),
        List.of(new LineChart.Goal(8, 12, "Goal 12")),
        List.of(new LineChart.Break(change, "new definition")),
        List.of(new LineChart.Tick(0, "Oct 2012", true)),
        false,
        Double::toString);
  }

  private static List<LineChart.Point> points(double... values) {
    var points = new ArrayList<LineChart.Point>();
    for (int i = 0; i < values.length; i++) {
      points.add(
          new LineChart.Point(
              i, Double.isNaN(values[i]) ? new Mark.Hidden() : new Mark.Exact(values[i])));
    }
    return points;
  }
}
