package org.backbone.platform.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  private static final Pattern BOX = Pattern.compile("<svg [^>]*viewBox=[^>]*>(.*?)</svg>");
  private static final Pattern TEXT =
      Pattern.compile("<text [^>]*?x=\"([^\"]*)%?\"[^>]*? y=\"([^\"]*)\"");
  private static final Pattern LABEL_AT =
      Pattern.compile("<text class=\"lab\"[^>]* y=\"([\\d.]+)em\"");
  private static final Pattern DOT_AT = Pattern.compile("<circle [^>]*cy=\"([\\d.]+)em\"");
  private static final Pattern DOT_ACROSS = Pattern.compile("<circle [^>]*cx=\"([\\d.]+)%\"");
  private static final Pattern GRID =
      Pattern.compile("height=\"([^\"]*)\" viewBox=[^>]*><path class=\"gr\"");

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
        .contains("<circle class=\"dot\" cx=\"65.6%\" cy=\"1.65em\" r=\"0.5em\"/>")
        .contains("<rect class=\"bar\" x=\"59%\" y=\"3.65em\" width=\"4.95%\" height=\"1em\"/>")
        .contains("<rect class=\"bar\" x=\"80.3%\" y=\"6.15em\" width=\"0.7%\" height=\"1em\"/>")
        .contains("fill=\"url(#grwh)\"", "fill=\"url(#grnh)\"")
        .contains("Share by &lt;group&gt;")
        .contains(">American Indian or<", ">Alaska Native people<", ">of the county</text>");
    assertThat(svg.split("<circle", -1)).as("one dot, drawn twice").hasSize(3);
  }

  @Test
  void aDrawingFillsItsPlaceAndItsTextIsAsLargeAsTheReaders() {
    for (var svg :
        List.of(Contents.html(plot.svg()), Contents.html(chart(points(1, 2), 9).svg()))) {
      assertThat(svg.split("<svg class=", -1)).as("wide and narrow").hasSize(3);
      assertThat(svg)
          .contains("<svg class=\"wide\" width=\"100%\" height=\"")
          .contains("<svg class=\"narrow\" width=\"100%\" height=\"");
      // What a view box stretches or shrinks holds lines and no text.
      BOX.matcher(svg)
          .results()
          .forEach(box -> assertThat(box.group(1)).startsWith("<path").doesNotContain("<text"));
      TEXT.matcher(svg)
          .results()
          .forEach(text -> assertThat(text.group(2)).as(text.group()).matches("-?[\\d.]+(em)?"));
    }
  }

  @Test
  void theLinesOfALabelKeepOffTheNextRowsLabel() {
    var label = "American Indian or Alaska Native people";
    var rows =
        List.of(
            new DotPlot.Row(label, new Mark.Exact(10), "10%"),
            new DotPlot.Row("In " + label, new Mark.Exact(20), "20%"),
            new DotPlot.Row("White", new Mark.Exact(30), "30%"));
    var drawings =
        Contents.html(DotPlot.ofShares("x", "t", "d", rows).svg()).split("<svg class=", -1);

    for (var drawing : List.of(drawings[1], drawings[2])) {
      var lines = downs(LABEL_AT, drawing);
      assertThat(lines).as(drawing).hasSize(5).isSorted();
      assertThat(lines.get(1) - lines.get(0)).isCloseTo(1.25, within(0.01));
      assertThat(lines.get(2) - lines.get(1)).as("to the next row").isGreaterThan(2.4);
      assertThat(lines.get(4) - lines.get(3)).as("to the next row").isGreaterThan(1.8);
    }
  }

  @Test
  void onAPhoneAMarkIsNearerToItsOwnLabelThanToTheNextAndNoLineRunsThroughAValue() {
    var narrow = Contents.html(plot.svg()).split("<svg class=\"narrow\"", 2)[1];

    var labels = downs(LABEL_AT, narrow);
    var dots = downs(DOT_AT, narrow);
    assertThat(dots.getFirst() - labels.getFirst()).isLessThan(1.2);
    assertThat(labels.get(1) - dots.getFirst()).isGreaterThan(1.8);
    GRID.matcher(narrow)
        .results()
        .forEach(grid -> assertThat(grid.group(1)).as("as high as a mark").isEqualTo("1em"));
  }

  @Test
  void aFewValuesFarAboveTheOthersStandApartWithWordsAndDoNotSquashThem() {
    var apart = counts(11_965, 864, 810, 790, 640);
    var together = counts(2_000, 864, 810, 790, 640);

    var svg = Contents.html(apart.svg());

    assertThat(apart.hasFar()).isTrue();
    assertThat(together.hasFar()).isFalse();
    assertThat(Contents.html(together.svg())).doesNotContain("far off", "gr dash");
    assertThat(svg).contains(">far off</text>", "class=\"gr dash\"", ">1000.0</text>");
    assertThat(svg).doesNotContain(">12000.0</text>", ">15000.0</text>");
    var wide = svg.split("<svg class=\"narrow\"", 2)[0];
    var across = DOT_ACROSS.matcher(wide).results().map(m -> Double.valueOf(m.group(1))).toList();
    assertThat(across.get(1)).as("864 of 1,000").isGreaterThan(60);
    assertThat(across.getFirst()).as("behind all others").isGreaterThan(75);
  }

  @Test
  void twoValuesAreNotFewAmongManyAndARangeMayEndFarOff() {
    assertThat(counts(9_000, 10).hasFar()).isFalse();
    assertThat(counts(9_000, 8_000, 10, 9, 8).hasFar()).isTrue();
    assertThat(counts(0, 0, 0, 0).hasFar()).isFalse();
    var range =
        new DotPlot(
            "x",
            "t",
            "d",
            List.of(
                new DotPlot.Row("far", new Mark.Between(900, 950), ""),
                new DotPlot.Row("across", new Mark.Between(10, 990), ""),
                new DotPlot.Row("near", new Mark.Exact(12), ""),
                new DotPlot.Row("nearer", new Mark.Exact(11), ""),
                new DotPlot.Row("hidden", new Mark.Hidden(), "")),
            false,
            "far off",
            Double::toString);

    assertThat(range.hasFar()).isTrue();
    assertThat(Contents.html(range.svg()).split("class=\"bar\"", -1)).hasSize(5);
  }

  private static DotPlot counts(double... values) {
    var rows = new ArrayList<DotPlot.Row>();
    for (var value : values) {
      rows.add(new DotPlot.Row("Place " + value, new Mark.Exact(value), "" + value));
    }
    return new DotPlot("x", "t", "d", rows, false, "far off", Double::toString);
  }

  private static List<Double> downs(Pattern pattern, String svg) {
    return pattern.matcher(svg).results().map(found -> Double.valueOf(found.group(1))).toList();
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
