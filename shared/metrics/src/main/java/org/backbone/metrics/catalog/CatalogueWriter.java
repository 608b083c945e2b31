package org.backbone.metrics.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Goal;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.NetworkPlace;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;

/// Writes one part of a catalogue anew, and leaves the rest as it stands.
public final class CatalogueWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CatalogueWriter() {}

  /// The document with this version of an indicator: in its place, or behind the one before it.
  ///
  /// @param rules what else must hold
  public static CatalogueDocument.Read with(
      CatalogueDocument document,
      Indicator indicator,
      Optional<Goal> goal,
      List<CatalogueRule> rules) {
    var tree = document.copy();
    var list = list(tree, "indicators");
    var node = node(indicator, goal);
    var last = lastOf(list, indicator.id());
    if (last < 0) {
      list.add(node);
    } else if (list.get(last).path("version").asInt(1) == indicator.version()) {
      list.set(last, node);
    } else {
      list.insert(last + 1, node);
    }
    return CatalogueDocument.read(tree, rules);
  }

  /// The document with this dataset, in its place or as the last.
  public static CatalogueDocument.Read with(
      CatalogueDocument document, NetworkDataset dataset, List<CatalogueRule> rules) {
    var tree = document.copy();
    put(list(tree, "datasets"), dataset.id(), node(dataset));
    return CatalogueDocument.read(tree, rules);
  }

  /// The document with this dimension, in its place or as the last.
  public static CatalogueDocument.Read with(
      CatalogueDocument document, Dimension dimension, List<CatalogueRule> rules) {
    var tree = document.copy();
    put(list(tree, "dimensions"), dimension.id(), node(dimension));
    return CatalogueDocument.read(tree, rules);
  }

  /// The document with these places, each in its place or as the last of its kind.
  public static CatalogueDocument.Read with(
      CatalogueDocument document, List<NetworkPlace> places, List<CatalogueRule> rules) {
    var tree = document.copy();
    var list = list(tree, "places");
    places.forEach(place -> put(list, place.id(), node(place)));
    // The wider ones first, so that each stands behind the one that it lies in.
    var sorted =
        StreamSupport.stream(list.spliterator(), false)
            .sorted(Comparator.comparing(CatalogueWriter::kind))
            .toList();
    list.removeAll();
    list.addAll(sorted);
    return CatalogueDocument.read(tree, rules);
  }

  private static NetworkPlace.Kind kind(JsonNode place) {
    return NetworkPlace.Kind.of(place.path("kind").asText()).orElse(NetworkPlace.Kind.SITE);
  }

  private static ArrayNode list(ObjectNode tree, String name) {
    return tree.withArray(name);
  }

  private static int lastOf(ArrayNode list, String id) {
    return IntStream.range(0, list.size())
        .filter(at -> list.get(at).path("id").asText().equals(id))
        .max()
        .orElse(-1);
  }

  private static void put(ArrayNode list, String id, ObjectNode node) {
    var at = lastOf(list, id);
    if (at < 0) {
      list.add(node);
    } else {
      list.set(at, node);
    }
  }

  private static ObjectNode node(Indicator indicator, Optional<Goal> goal) {
    var node =
        JSON.objectNode()
            .put("id", indicator.id())
            .put("version", indicator.version())
            .put("stage", indicator.stage())
            .put("unit", indicator.measure().code())
            .put("direction", indicator.direction().code())
            .put("period", DocumentReader.code(indicator.periodType()));
    node.set("title", node(indicator.title()));
    node.set("definition", node(indicator.definition()));
    node.set("counted", node(indicator.unit()));
    node.set("source", node(indicator.source()));
    if (indicator.area() != null) {
      node.set("area", node(indicator.area()));
    }
    goal.ifPresent(
        each -> {
          var object = JSON.objectNode().put("value", each.value()).put("by", each.by().code());
          object.set("why", node(each.why()));
          node.set("goal", object);
        });
    if (indicator.likely() != Indicator.LIKELY) {
      node.put("likely", indicator.likely());
    }
    if (indicator.retired()) {
      node.put("retired", true);
    }
    return node;
  }

  private static ObjectNode node(NetworkDataset dataset) {
    var node = JSON.objectNode().put("id", dataset.id());
    node.set("title", node(dataset.title()));
    node.put("period", DocumentReader.code(dataset.period()));
    node.set("indicators", node(dataset.indicators()));
    node.set("due", node(dataset.due()));
    return node.put("dueMonths", dataset.dueMonths());
  }

  private static ObjectNode node(Dimension dimension) {
    var node = JSON.objectNode().put("id", dimension.id());
    node.set("title", node(dimension.title()));
    node.put("exclusive", dimension.exclusive());
    var groups = node.putArray("groups");
    dimension
        .groups()
        .forEach(
            group -> {
              var object = JSON.objectNode().put("id", group.id());
              object.set("title", node(group.title()));
              groups.add(named(object, group.aliases()));
            });
    return node;
  }

  private static ObjectNode node(NetworkPlace place) {
    var node = JSON.objectNode().put("id", place.id()).put("kind", place.kind().code());
    if (!place.in().isEmpty()) {
      node.put("in", place.in());
    }
    return named(node.put("name", place.name()), place.aliases());
  }

  private static ObjectNode named(ObjectNode node, List<String> aliases) {
    if (!aliases.isEmpty()) {
      node.set("aliases", node(aliases));
    }
    return node;
  }

  private static ObjectNode node(Texts texts) {
    var node = JSON.objectNode();
    for (var language : Language.all()) {
      var text = texts.byLanguage().get(language);
      if (text != null) {
        node.put(language.tag(), text);
      }
    }
    return node;
  }

  private static ArrayNode node(List<String> texts) {
    var node = JSON.arrayNode();
    texts.forEach(node::add);
    return node;
  }
}
