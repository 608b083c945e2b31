package org.backbone.metrics.catalog;

import java.util.List;

/// What must hold of a catalogue beside what the measures themselves ask: another capability's word
/// on its part of it.
@FunctionalInterface
public interface CatalogueRule {
  /// What is wrong with a document, each fault a sentence that begins with where it is.
  List<String> faults(CatalogueDocument document);
}
