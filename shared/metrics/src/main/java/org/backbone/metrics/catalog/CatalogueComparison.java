package org.backbone.metrics.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one catalogue has that another has not, thing by thing.
public final class CatalogueComparison {
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
  /// @param named what people call it; its id where it has no name
  public record Difference(Fate fate, String part, String id, String named) {}

  /// Everything that differs, by the parts of the document.
  public static List<Difference> of(CatalogueDocument before, CatalogueDocument after) {
    var differences = new ArrayList<Difference>();
    for (var part : DocumentReader.DOCUMENT) {
      var old = byId(before.part(part));
      var now = byId(after.part(part));
      now.forEach(
          (id, thing) -> {
            var was = old.get(id);
            if (was == null) {
              differences.add(difference(Fate.ADDED, part, id, thing));
            } else if (!was.equals(thing)) {
              differences.add(difference(Fate.CHANGED, part, id, thing));
            }
          });
      old.forEach(
          (id, thing) -> {
            if (!now.containsKey(id)) {
              differences.add(difference(Fate.GONE, part, id, thing));
            }
          });
    }
    return differences;
  }

  private static Difference difference(Fate fate, String part, String id, JsonNode thing) {
    var title = thing.path("title").path("en").asText(thing.path("name").asText(id));
    return new Difference(fate, part, id, title);
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
