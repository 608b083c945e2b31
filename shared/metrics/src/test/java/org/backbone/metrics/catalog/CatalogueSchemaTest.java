package org.backbone.metrics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The published schema says what the reader holds.
class CatalogueSchemaTest {
  private final JsonNode schema = CatalogFiles.tree("catalogue.schema.json");

  @Test
  void itNamesTheFieldsThatTheReaderKnows() {
    var known =
        Map.of(
            "indicator", CatalogueParts.INDICATOR,
            "goal", CatalogueParts.GOAL,
            "dimension", CatalogueParts.DIMENSION,
            "group", CatalogueParts.GROUP,
            "place", CatalogueParts.PLACE,
            "dataset", CatalogueParts.DATASET);

    assertThat(names(schema.path("properties")))
        .containsExactlyInAnyOrderElementsOf(CatalogueParts.DOCUMENT);
    known.forEach(
        (name, fields) ->
            assertThat(names(definition(name).path("properties")))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(fields));
  }

  @Test
  void itsBoundsAreTheReaders() {
    var bounds =
        Map.of(
            "indicators", DocumentReader.MOST_INDICATORS,
            "dimensions", DocumentReader.MOST_DIMENSIONS,
            "places", DocumentReader.MOST_PLACES,
            "datasets", DocumentReader.MOST_DATASETS,
            "mappings", DocumentReader.MOST_MAPPINGS);

    bounds.forEach(
        (name, most) ->
            assertThat(schema.path("properties").path(name).path("maxItems").asInt())
                .as(name)
                .isEqualTo(most));
    assertThat(definition("dimension").at("/properties/groups/maxItems").asInt())
        .isEqualTo(DocumentReader.MOST_GROUPS);
    assertThat(definition("place").at("/properties/aliases/maxItems").asInt())
        .isEqualTo(DocumentReader.MOST_ALIASES);
    assertThat(definition("place").at("/properties/name/maxLength").asInt())
        .isEqualTo(DocumentReader.NAME_MOST);
  }

  /// What of it the starter uses is asked here: types, required and known names, choices, bounds.
  @Test
  void theStarterIsAsItSays() {
    var faults = new ArrayList<String>();
    check(schema, CatalogFiles.tree("starter.json"), "", faults);
    assertThat(faults).isEmpty();

    check(schema, CatalogFiles.tree("starter.json").path("places"), "", faults);
    assertThat(faults).isNotEmpty();
  }

  private void check(JsonNode rule, JsonNode value, String at, List<String> faults) {
    if (rule.has("$ref")) {
      var reference = rule.path("$ref").asText();
      check(definition(reference.substring("#/$defs/".length())), value, at, faults);
    }
    if (rule.has("type") && !isOf(rule.path("type").asText(), value)) {
      faults.add(at + " is no " + rule.path("type").asText());
    }
    if (rule.has("enum") && !stream(rule.path("enum")).contains(value)) {
      faults.add(at + " is none of " + rule.path("enum"));
    }
    if (rule.has("pattern") && !value.asText().matches(rule.path("pattern").asText())) {
      faults.add(at + " does not look like " + rule.path("pattern"));
    }
    if (rule.has("maxLength") && value.asText().length() > rule.path("maxLength").asInt()) {
      faults.add(at + " is too long");
    }
    if (rule.has("maxItems") && value.size() > rule.path("maxItems").asInt()) {
      faults.add(at + " are too many");
    }
    for (var name : rule.path("required")) {
      if (!value.has(name.asText())) {
        faults.add(at + "/" + name.asText() + " is missing");
      }
    }
    if (value.isObject() && rule.has("properties")) {
      for (var field : value.properties()) {
        var known = rule.path("properties").path(field.getKey());
        if (known.isMissingNode() && !rule.path("additionalProperties").asBoolean(true)) {
          faults.add(at + "/" + field.getKey() + " is not known");
        }
        check(known, field.getValue(), at + "/" + field.getKey(), faults);
      }
    }
    if (value.isArray() && rule.has("items")) {
      for (var index = 0; index < value.size(); index++) {
        check(rule.path("items"), value.get(index), at + "/" + index, faults);
      }
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> throw new IllegalStateException("a type that this test does not know: " + type);
    };
  }

  private JsonNode definition(String name) {
    return schema.path("$defs").path(name);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
