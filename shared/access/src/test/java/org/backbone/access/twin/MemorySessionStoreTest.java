package org.backbone.access.twin;

import org.backbone.access.SessionStore;

class MemorySessionStoreTest extends SessionStoreContract {
  private final SessionStore sessions = new MemorySessionStore();

  @Override
  protected SessionStore sessions() {
    return sessions;
  }
}
