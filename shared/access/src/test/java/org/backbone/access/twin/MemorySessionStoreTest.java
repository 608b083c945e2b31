package org.backbone.access.twin;

import org.backbone.access.SessionStore;
import org.backbone.mail.Links;
import org.backbone.mail.twin.MemoryLinks;

class MemorySessionStoreTest extends SessionStoreContract {
  private final MemoryLinks links = new MemoryLinks();
  private final SessionStore sessions = new MemorySessionStore(links);

  @Override
  protected Links links() {
    return links;
  }

  @Override
  protected SessionStore sessions() {
    return sessions;
  }
}
