package org.backbone.testkit;

import org.backbone.domain.access.SessionStore;

class MemorySessionStoreTest extends SessionStoreContract {
  private final SessionStore sessions = new MemorySessionStore();

  @Override
  protected SessionStore sessions() {
    return sessions;
  }
}
