package org.backbone.outcomes.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backbone.metrics.Measures;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.outcomes.check.Column;
import org.backbone.outcomes.check.Dataset;
import org.backbone.outcomes.check.Datasets;
import org.backbone.outcomes.check.MappedFigure;
import org.backbone.outcomes.check.Mapping;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Measures measures = CatalogueDocument.starter().measures();
  private final Datasets datasets = DatasetFiles.bundled();

  @Test
  void theBundledCatalogueNamesWhatTheNetworkMeasures() {
    assertThat(measures.indicators())
        .extracting(indicator -> indicator.id())
        .containsExactly("wic_pregnant_women", "hs_graduation_4yr", "chronic_absence");
    assertThat(datasets.datasets())
        .extracting(Dataset::id)
        .containsExactly("wic-participation", "graduation-cohort", "chronic-absence");
    assertThat(measures.goal("wic_pregnant_women").orElseThrow().value()).isEqualTo(13_270);
    assertThat(measures.siteName("403024001583")).isEqualTo("Booker T. Washington");
    assertThat(measures.siteName("nowhere")).isEqualTo("nowhere");
  }

  @Test
  void everyDatasetHasAMappingThatFeedsItsIndicators() {
    for (var dataset : datasets.datasets()) {
      assertThat(dataset.mappings()).isNotEmpty();
      for (var mapping : dataset.mappings()) {
        assertThat(mapping.figures())
            .extracting(MappedFigure::indicator)
            .isSubsetOf(dataset.indicators());
        for (var figure : mapping.figures()) {
          var indicator = measures.indicator(figure.indicator()).orElseThrow();
          assertThat(figure.version()).isEqualTo(indicator.version());
        }
      }
    }
  }

  @Test
  void everyGroupThatAMappingGivesHasAName() {
    for (var dataset : datasets.datasets()) {
      for (var mapping : dataset.mappings()) {
        for (var figure : mapping.figures()) {
          if (!figure.dimension().equals("all")) {
            var dimension = measures.dimension(figure.dimension()).orElseThrow();
            for (var group : groupsOf(mapping, figure)) {
              assertThat(dimension.group(group)).as(group).isPresent();
            }
          }
        }
      }
    }
  }

  private static Set<String> groupsOf(Mapping mapping, MappedFigure figure) {
    var groups = new HashSet<String>();
    if (!figure.group().isEmpty()) {
      groups.add(figure.group());
    }
    for (var column : mapping.columns()) {
      if (column.role() instanceof Column.Group(var codes)) {
        groups.addAll(codes.values());
      }
    }
    return groups;
  }

  @Test
  void aMappingWithFaultsIsRefusedWithEachOfThem() throws IOException {
    var json =
        """
        {"id": "mine", "datset": "wic-participation",
         "columns": [{"header": "Site"}, {"header": "{month}", "times": 0, "count": {"figure": 1}}],
         "figures": [{"id": "women", "indicator": "wic_pregnant_women", "dimension": "all"}]}
        """;

    assertThat(faults(json))
        .containsExactly(
            "/datset is not known; known are id, dataset, titlePeriod, above, columns, figures,"
                + " rows, totalOf, zeroMayHide",
            "/dataset is missing",
            "/columns/0 needs exactly one of site, group, count, base, rate, ignored",
            "/columns/1 is there 0 times; a column is there 1 to 400 times",
            "/columns/1/count/figure is not a text");
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() throws IOException {
    assertThat(faults("{\n\"id\": oops}"))
        .singleElement()
        .asString()
        .startsWith("the file is not JSON, line 2: ");
    assertThat(faults("[]")).contains("the file is not a JSON object");
    assertThat(faults("")).isNotEmpty();
  }

  @Test
  void aMappingThatMeasuresNothingCannotBeFollowed() throws IOException {
    var json =
        """
        {"id": "mine", "dataset": "wic-participation", "titlePeriod": "Year {sy}",
         "columns": [{"header": "Site", "site": {}}], "figures": []}
        """;

    assertThat(faults(json))
        .containsExactly("it cannot be followed: figures need ids of their own");
  }

  private static List<String> faults(String json) throws IOException {
    var result =
        MappingReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(result).isInstanceOf(JsonText.Bad.class);
    return ((JsonText.Bad<Mapping>) result).faults();
  }
}
