package org.backbone.metrics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.NetworkDataset;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class CatalogueDocumentTest {
  private final CatalogueDocument starter = CatalogueDocument.starter();

  @Test
  void theStarterNamesWhatTheNetworkMeasures() {
    var measures = starter.measures();
    assertThat(measures.indicators())
        .extracting(Indicator::id)
        .containsExactly("wic_pregnant_women", "hs_graduation_4yr", "chronic_absence");
    assertThat(starter.datasets())
        .extracting(NetworkDataset::id)
        .containsExactly("wic-participation", "graduation-cohort", "chronic-absence");
    assertThat(measures.goal("wic_pregnant_women").orElseThrow().value()).isEqualTo(13_270);
    assertThat(measures.siteName("403024001583")).isEqualTo("Booker T. Washington");
    assertThat(measures.siteName("nowhere")).isEqualTo("nowhere");
    assertThat(starter.places()).hasSize(225);
    assertThat(starter.part("mappings")).hasSize(3);
  }

  @Test
  void whatIsKeptIsReadBackTheSame() {
    assertThat(CatalogueDocument.kept(starter.text()).text()).isEqualTo(starter.text());
    assertThat(CatalogueDocument.kept(starter.pretty()).text()).isEqualTo(starter.text());
  }

  @Test
  void ofTwoVersionsTheNewestIsTheIndicatorAndTheGoalEndsWithItsOwn() {
    var document =
        good(
            tree -> {
              var indicators = (ArrayNode) tree.get("indicators");
              ObjectNode second = indicators.get(0).deepCopy();
              second.put("version", 2);
              second.remove("goal");
              second.put("period", "quarter");
              indicators.add(second);
            });

    var measures = document.measures();
    assertThat(measures.indicators()).hasSize(3);
    assertThat(measures.versions("wic_pregnant_women"))
        .extracting(Indicator::version)
        .containsExactly(1, 2);
    assertThat(measures.indicator("wic_pregnant_women").orElseThrow().version()).isEqualTo(2);
    assertThat(measures.indicator("wic_pregnant_women", 1).orElseThrow().version()).isEqualTo(1);
    assertThat(measures.indicator("wic_pregnant_women", 7).orElseThrow().version()).isEqualTo(2);
    assertThat(measures.goal("wic_pregnant_women")).isEmpty();
  }

  @Test
  void anAreaAndThatItIsMeasuredNoMoreMayBeSaid() {
    var document =
        good(
            tree -> {
              var indicator = indicator(tree);
              indicator.putObject("area").put("en", "Oklahoma").put("es", "Oklahoma");
              indicator.put("retired", true);
            });

    var indicator = document.measures().indicators().getFirst();
    assertThat(indicator.retired()).isTrue();
    assertThat(indicator.area()).isNotNull();
    assertThat(indicator.area().in(Language.ES)).isEqualTo("Oklahoma");
  }

  @Test
  void everyFaultIsToldAtOnceWithItsPlace() {
    var faults =
        bad(
            tree -> {
              tree.remove("mappings");
              tree.put("more", 1);
              indicator(tree)
                  .put("id", "WIC women")
                  .put("version", 0)
                  .put("stage", "college")
                  .put("unit", "mean")
                  .put("period", "week");
              indicator(tree).putObject("title").put("en", "x".repeat(201));
              ((ArrayNode) tree.get("indicators")).add(tree.get("indicators").get(1).deepCopy());
              ((ObjectNode) tree.get("places").get(1)).put("in", "atlantis");
              ((ArrayNode) tree.get("places")).add(tree.get("places").get(0).deepCopy());
              ((ObjectNode) tree.get("datasets").get(0)).put("dueMonths", -1);
              ((ArrayNode) tree.get("dimensions").get(0).get("groups"))
                  .add(tree.get("dimensions").get(0).get("groups").get(0).deepCopy());
            });

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "/more is not known; known are indicators, dimensions, places, datasets, mappings",
            "/mappings is missing",
            "/indicators/0/version is less than 1",
            "/indicators/0/stage is none of birth, kindergarten, attendance, reading, graduation,"
                + " career",
            "/indicators/0/id is no id: [a-z][a-z0-9_]*, at most 60",
            "/indicators/0/unit is none of count, share, rate",
            "/indicators/0/period is none of month, quarter, calendar year, school year, fiscal year",
            "/indicators/0/title/es is missing",
            "/indicators/0/title is over 200 characters",
            "/dimensions/0/groups/10 is a second AIAN",
            "/datasets/0/dueMonths is not from 0 to 60",
            "/indicators/3 is version 1 of hs_graduation_4yr, after version 1",
            "/places/225 is a second ok",
            "/places/1 lies in atlantis, which does not stand before it",
            "/datasets/0/indicators has wic_pregnant_women, which is not measured");
  }

  @Test
  void aGoalIsForAPeriodOfTheIndicatorsKind() {
    assertThat(bad(tree -> ((ObjectNode) indicator(tree).get("goal")).put("by", "SY2015-16")))
        .containsExactly("/indicators/0/goal/by is no month");
    assertThat(bad(tree -> ((ObjectNode) indicator(tree).get("goal")).remove("value")))
        .containsExactly("/indicators/0/goal/value is no number of people, and no percent");
  }

  @Test
  void aPlaceLiesInAWiderOne() {
    assertThat(bad(tree -> ((ObjectNode) tree.get("places").get(1)).put("kind", "network")))
        .containsExactly("/places/1 is a network in a network");
  }

  @Test
  void whatOthersAskOfADocumentIsAskedToo() {
    List<CatalogueRule> rules = List.of(_ -> List.of("/mappings/0 fills nothing"));

    assertThat(CatalogueDocument.read(starter.text(), rules))
        .isEqualTo(new CatalogueDocument.Read.Bad(List.of("/mappings/0 fills nothing")));
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() {
    assertThat(faults("{\n\"indicators\": oops}"))
        .singleElement()
        .asString()
        .startsWith("the file is not JSON, line 2: ");
    assertThat(faults("[]")).contains("the file is not a JSON object");
    assertThat(faults("")).isNotEmpty();
    assertThat(faults(" ".repeat(CatalogueDocument.MOST_BYTES + 1)))
        .containsExactly("the file is over 4 MB");
  }

  private static ObjectNode indicator(JsonNode tree) {
    return (ObjectNode) tree.get("indicators").get(0);
  }

  private CatalogueDocument good(Consumer<ObjectNode> change) {
    var tree = starter.copy();
    change.accept(tree);
    return CatalogueDocument.kept(tree.toString());
  }

  private List<String> bad(Consumer<ObjectNode> change) {
    var tree = starter.copy();
    change.accept(tree);
    return faults(tree.toString());
  }

  private static List<String> faults(String text) {
    return CatalogueDocument.read(text, List.of()) instanceof CatalogueDocument.Read.Bad(var faults)
        ? faults
        : List.of();
  }
}
