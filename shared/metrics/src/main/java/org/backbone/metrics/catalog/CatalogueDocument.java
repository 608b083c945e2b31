package org.backbone.metrics.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.backbone.metrics.Measures;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.NetworkPlace;

/// The network's whole catalogue, as one JSON document whose every part is as it should be:
/// indicators, dimensions, places and datasets as records, mappings as they stand.
public final class CatalogueDocument {
  /// A document's size, at most.
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int MOST_PRETTY = 2 * 1024 * 1024;

  private final ObjectNode tree;
  private final Measures measures;
  private final List<NetworkPlace> places;
  private final List<NetworkDataset> datasets;

  private CatalogueDocument(ObjectNode tree, DocumentReader read) {
    this.tree = tree;
    this.measures = read.measures();
    this.places = read.places();
    this.datasets = read.datasets();
  }

  /// A text that was read as a catalogue.
  public sealed interface Read {
    /// It is one.
    record Good(CatalogueDocument document) implements Read {}

    /// It is none.
    ///
    /// @param faults everything that is wrong, each a sentence that begins with where it is
    record Bad(List<String> faults) implements Read {}
  }

  /// Reads a text that somebody wrote, with all its faults at once.
  ///
  /// @param rules what else must hold
  public static Read read(String text, List<CatalogueRule> rules) {
    if (isTooLarge(text)) {
      return tooLarge();
    }
    try {
      return read(CatalogFiles.parsed(text), rules);
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      var line = where == null ? 1 : where.getLineNr();
      return new Read.Bad(
          List.of("the file is not JSON, line " + line + ": " + e.getOriginalMessage()));
    }
  }

  static Read read(JsonNode tree, List<CatalogueRule> rules) {
    if (isTooLarge(tree.toString())) {
      return tooLarge();
    }
    var faults = new ArrayList<String>();
    var read = new DocumentReader(CatalogFields.of(tree, "", faults));
    if (!(tree instanceof ObjectNode object) || !faults.isEmpty()) {
      return new Read.Bad(List.copyOf(faults));
    }
    var document = new CatalogueDocument(object, read);
    var more = rules.stream().flatMap(rule -> rule.faults(document).stream()).toList();
    return more.isEmpty() ? new Read.Good(document) : new Read.Bad(more);
  }

  private static boolean isTooLarge(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  private static Read tooLarge() {
    return new Read.Bad(List.of("the file is over " + (MOST_BYTES >> 20) + " MB"));
  }

  /// Reads what was found in order before it was kept: a fault is a bug.
  public static CatalogueDocument kept(String text) {
    return switch (read(text, List.of())) {
      case Read.Good(var document) -> document;
      case Read.Bad(var faults) ->
          throw new IllegalStateException("the catalogue is wrong: " + String.join("; ", faults));
    };
  }

  /// What the suite comes with.
  public static CatalogueDocument starter() {
    return kept(CatalogFiles.tree("starter.json").toString());
  }

  /// What is measured, by all versions of its definitions.
  public Measures measures() {
    return measures;
  }

  /// Every place, each after the one that it lies in.
  public List<NetworkPlace> places() {
    return places;
  }

  /// Every dataset.
  public List<NetworkDataset> datasets() {
    return datasets;
  }

  /// A part of the document as it stands: `mappings`, say. It is not to be changed.
  public JsonNode part(String name) {
    return tree.path(name);
  }

  /// The document as it is kept.
  public String text() {
    return tree.toString();
  }

  /// The document as people read it; a large one as it is kept, for an answer is bounded.
  public String pretty() {
    var text = text();
    return text.length() > MOST_PRETTY ? text : tree.toPrettyString() + "\n";
  }

  /// A copy to be changed.
  ObjectNode copy() {
    return tree.deepCopy();
  }
}
