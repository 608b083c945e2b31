package org.backbone.metrics.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What one catalogue has that another has not, thing by thing.
public final class CatalogueComparison {
  private static final int LONGEST = 300;

  private CatalogueComparison() {}

  /// What became of a thing.
  public enum Fate {
    /// It is new.
    ADDED,
    /// It says something else.
    CHANGED,
    /// It is not there any more.
    GONE
  }

  /// A thing that differs.
  ///
  /// @param part which list of the document it stands in, `places`
  /// @param id its id, and its version where it has one
  /// @param before what it was: its name where it is gone, the fields that differ where it says
  ///     something else
  /// @param after what it becomes, in the same way
  public record Difference(Fate fate, String part, String id, String before, String after) {}

  /// Everything that differs, by the parts of the document.
  public static List<Difference> of(CatalogueDocument before, CatalogueDocument after) {
    var differences = new ArrayList<Difference>();
    for (var part : CatalogueParts.DOCUMENT) {
      var old = byId(before.part(part));
      var now = byId(after.part(part));
      now.forEach(
          (id, thing) -> {
            var was = old.get(id);
            if (was == null) {
              differences.add(new Difference(Fate.ADDED, part, id, "", name(id, thing)));
            } else if (!was.equals(thing)) {
              differences.add(
                  new Difference(Fate.CHANGED, part, id, fields(was, thing), fields(thing, was)));
            }
          });
      old.forEach(
          (id, thing) -> {
            if (!now.containsKey(id)) {
              differences.add(new Difference(Fate.GONE, part, id, name(id, thing), ""));
            }
          });
    }
    return differences;
  }

  private static String name(String id, JsonNode thing) {
    return thing.path("title").path("en").asText(thing.path("name").asText(id));
  }

  // Those of a thing that the other has not, as they stand.
  private static String fields(JsonNode thing, JsonNode other) {
    var fields =
        thing.properties().stream()
            .filter(field -> !field.getValue().equals(other.path(field.getKey())))
            .map(field -> field.getKey() + ": " + field.getValue())
            .collect(Collectors.joining(", "));
    return fields.length() > LONGEST ? fields.substring(0, LONGEST) + "…" : fields;
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    var byId = new LinkedHashMap<String, JsonNode>();
    list.forEach(
        thing ->
            byId.put(
                thing.path("id").asText()
                    + (thing.has("version") ? ", " + thing.path("version").asText() : ""),
                thing));
    return byId;
  }
}
