package org.backbone.outcomes.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.backbone.metrics.Measures;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Measures measures = CatalogueDocument.starter().measures();
  private final Datasets datasets = DatasetFiles.bundled();

  @Test
  void everyDatasetHasAMappingThatFeedsItsIndicators() {
    for (var dataset : datasets.datasets()) {
      assertThat(dataset.mappings()).isNotEmpty();
      for (var mapping : dataset.mappings()) {
        assertThat(mapping.figures())
            .extracting(FigureSource::indicator)
            .isSubsetOf(dataset.indicators());
        for (var figure : mapping.figures()) {
          var indicator = measures.indicator(figure.indicator()).orElseThrow();
          assertThat(figure.version()).isEqualTo(indicator.version());
        }
      }
    }
  }

  @Test
  void aMappingWithFaultsIsRefusedWithEachOfThem() throws IOException {
    var json =
        """
        {"id": "mine", "datset": "wic-participation", "period": {"is": "2014-10", "asked": true},
         "place": "Site",
         "figures": [{"indicator": "wic_pregnant_women", "count": {"across": 1}}]}
        """;

    assertThat(faults(json))
        .containsExactly(
            "/datset is not known; known are id, dataset, sheet, headerRows, decimal, marks,"
                + " period, place, group, figures, rows, add, everyone, person",
            "/dataset is missing",
            "/period needs exactly one of is, column, sum, across, title, asked",
            "/figures/0/count/across is not a text");
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
        {"id": "mine", "dataset": "wic-participation", "period": {"asked": true}, "place": "Site",
         "figures": []}
        """;

    assertThat(faults(json)).containsExactly("it cannot be followed: no figures");
  }

  @Test
  void aCatalogueIsRefusedForWhatItsMappingsLack() {
    var starter = CatalogueDocument.starter().text();
    assertThat(DatasetFiles.faults(CatalogueDocument.starter())).isEmpty();

    for (var wrong :
        Map.of(
                starter.replace("\"count\":{\"across\":\"{period}\"}", "\"cuont\":\"Women\""),
                "/mappings/0/figures/0/cuont is not known",
                starter.replace("\"everyone\":\"race\"", "\"everyone\":\"faith\""),
                "/mappings/1: the catalogue has no dimension faith",
                starter.replace("\"headerRows\":2", "\"headerRows\":9"),
                "/mappings/2 cannot be followed: a header of 9 rows")
            .entrySet()) {
      var read = CatalogueDocument.read(wrong.getKey(), List.of(DatasetFiles::faults));
      assertThat(read).isInstanceOf(CatalogueDocument.Read.Bad.class);
      assertThat(((CatalogueDocument.Read.Bad) read).faults().getFirst())
          .startsWith(wrong.getValue());
    }
  }

  private static List<String> faults(String json) throws IOException {
    var result =
        FileMappingReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(result).isInstanceOf(JsonText.Bad.class);
    return ((JsonText.Bad<FileMapping>) result).faults();
  }
}
