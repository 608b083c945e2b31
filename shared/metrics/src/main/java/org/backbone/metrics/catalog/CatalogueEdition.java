package org.backbone.metrics.catalog;

import java.util.Optional;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueStore;

/// A revision of the catalogue, with what it says.
///
/// @param head who made it; nothing for what the suite came with
public record CatalogueEdition(Optional<CatalogueHead> head, CatalogueDocument document) {
  /// The edition that holds.
  public static CatalogueEdition current(CatalogueStore store) {
    var head = store.head();
    return new CatalogueEdition(
        head, LiveCatalogue.document(store, head.map(CatalogueHead::revision).orElse(0L)));
  }

  /// Its number; 0 for what the suite came with.
  public long revision() {
    return head.map(CatalogueHead::revision).orElse(0L);
  }

  /// An older one, or this; nothing for one that was never made.
  public Optional<CatalogueDocument> at(CatalogueStore store, long seen) {
    if (seen == revision()) {
      return Optional.of(document);
    }
    return seen < 0 || seen > revision()
        ? Optional.empty()
        : Optional.of(LiveCatalogue.document(store, seen));
  }
}
