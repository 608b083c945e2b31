package org.backbone.metrics;

import java.util.List;
import java.util.Optional;
import org.backbone.audit.AuditEntry;

/// Where the network's catalogue is kept, revision by revision. A revision is a whole document, and
/// never changes.
public interface CatalogueStore {
  /// The revision that holds; nothing until somebody changes what the suite came with.
  Optional<CatalogueHead> head();

  /// The document of a revision; nothing for one that was never made.
  Optional<String> text(long revision);

  /// Keeps a document as the next revision, together with the lines that tell of it. Refuses it,
  /// and says so, where somebody else's change came between. Kept twice by the same person, it is
  /// kept once.
  ///
  /// @param head who makes it, and which revision it becomes: that which the maker saw, and one
  /// @param lines one at least
  boolean keep(CatalogueHead head, String text, List<AuditEntry> lines);

  /// The number of the revision that holds: 0 until somebody changes what the suite came with.
  default long revision() {
    return head().map(CatalogueHead::revision).orElse(0L);
  }
}
