package org.backbone.access.twin;

import org.backbone.access.ProgramTokenStore;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.twin.MemoryAuditTrail;

class MemoryProgramTokenStoreTest extends ProgramTokenStoreContract {
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final ProgramTokenStore tokens = new MemoryProgramTokenStore(audit);

  @Override
  protected ProgramTokenStore tokens() {
    return tokens;
  }

  @Override
  protected AuditTrail audit() {
    return audit;
  }
}
