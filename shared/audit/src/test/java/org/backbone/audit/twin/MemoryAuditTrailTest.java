package org.backbone.audit.twin;

import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;

class MemoryAuditTrailTest extends AuditTrailContract {
  private final MemoryAuditTrail trail = new MemoryAuditTrail();

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected void write(AuditEntry entry) {
    trail.write(entry);
  }
}
