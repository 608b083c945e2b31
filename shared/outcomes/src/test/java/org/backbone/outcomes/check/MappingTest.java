package org.backbone.outcomes.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.backbone.outcomes.check.Column.Measure;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.outcomes.values.Notation;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final Notation WHOLE = new Notation(0, false, Map.of());
  private static final Column SITE = new Column("Site", 1, new Column.Site(Map.of(), ""));

  @Test
  void aRateAloneIsNoFigure() {
    assertThatThrownBy(() -> mapping("% {sy}", Part.RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a count, or two of count, base and rate");
  }

  @Test
  void aMappingWithoutAPeriodIsRefused() {
    assertThatThrownBy(() -> mapping("Count", Part.COUNT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names the period");
  }

  private static Mapping mapping(String header, Part part) {
    return new Mapping(
        "mine",
        "set",
        List.of(),
        List.of(SITE, new Column(header, 1, new Measure("f", part, WHOLE))),
        "",
        List.of(new MappedFigure("f", "indicator", 1, "all", "all")),
        List.of(),
        "",
        false);
  }
}
