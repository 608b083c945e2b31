package org.backbone.outcomes.twin;

import java.util.Optional;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.LookStore;
import org.jspecify.annotations.Nullable;

/// The last look, in memory.
public final class MemoryLookStore implements LookStore {
  private final MemoryAuditTrail audit;
  private @Nullable Look last;

  /// Nobody looked yet, beside this audit trail.
  public MemoryLookStore(MemoryAuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public synchronized Optional<Look> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public synchronized boolean begin(Look look, AuditEntry line) {
    if (last != null && last.version() != look.version() - 1) {
      return false;
    }
    last = look;
    audit.write(line);
    return true;
  }

  @Override
  public synchronized boolean goOn(Look look) {
    if (last == null || last.version() != look.version() - 1) {
      return false;
    }
    last = look;
    return true;
  }
}
