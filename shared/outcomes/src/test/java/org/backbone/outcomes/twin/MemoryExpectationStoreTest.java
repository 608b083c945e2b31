package org.backbone.outcomes.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.outcomes.ExpectationStore;

class MemoryExpectationStoreTest extends ExpectationStoreContract {
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final MemoryExpectationStore store = new MemoryExpectationStore(audit);

  @Override
  protected ExpectationStore expectations() {
    return store;
  }

  @Override
  protected AuditTrail audit() {
    return audit;
  }
}
