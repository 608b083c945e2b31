package org.backbone.meetings.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.meetings.MeetingStore;

class MemoryMeetingStoreTest extends MeetingStoreContract {
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final MemoryMeetingStore store = new MemoryMeetingStore(audit);

  @Override
  protected MeetingStore store() {
    return store;
  }

  @Override
  protected AuditTrail audit() {
    return audit;
  }
}
