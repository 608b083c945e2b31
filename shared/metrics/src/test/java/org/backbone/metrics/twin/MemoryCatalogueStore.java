package org.backbone.metrics.twin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueStore;

/// The catalogue in memory.
public final class MemoryCatalogueStore implements CatalogueStore {
  private final MemoryAuditTrail audit;
  private final Map<Long, String> texts = new HashMap<>();
  private Optional<CatalogueHead> head = Optional.empty();
  private int reads;

  /// With a trail of its own.
  public MemoryCatalogueStore() {
    this(new MemoryAuditTrail());
  }

  /// Whose lines go to `audit`.
  public MemoryCatalogueStore(MemoryAuditTrail audit) {
    this.audit = audit;
  }

  /// The audit trail beside it.
  public MemoryAuditTrail audit() {
    return audit;
  }

  /// How often anything was asked of it.
  public synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized Optional<CatalogueHead> head() {
    reads++;
    return head;
  }

  @Override
  public synchronized Optional<String> text(long revision) {
    reads++;
    return Optional.ofNullable(texts.get(revision));
  }

  @Override
  public synchronized boolean keep(CatalogueHead next, String text, List<AuditEntry> lines) {
    var revision = head.map(CatalogueHead::revision).orElse(0L);
    if (revision + 1 != next.revision()) {
      return revision == next.revision()
          && head.filter(kept -> kept.by().id().equals(next.by().id())).isPresent()
          && text.equals(texts.get(revision));
    }
    head = Optional.of(next);
    texts.put(next.revision(), text);
    lines.forEach(audit::write);
    return true;
  }
}
