package org.backbone.access.twin;

import org.backbone.access.StaffSessionStore;

class MemoryStaffSessionStoreTest extends StaffSessionStoreContract {
  private final StaffSessionStore sessions = new MemoryStaffSessionStore();

  @Override
  protected StaffSessionStore sessions() {
    return sessions;
  }
}
