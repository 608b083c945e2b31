package org.backbone.outcomes.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.outcomes.rebuild.LookStore;

class MemoryLookStoreTest extends LookStoreContract {
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final MemoryLookStore looks = new MemoryLookStore(audit);

  @Override
  protected LookStore looks() {
    return looks;
  }

  @Override
  protected AuditTrail audit() {
    return audit;
  }
}
