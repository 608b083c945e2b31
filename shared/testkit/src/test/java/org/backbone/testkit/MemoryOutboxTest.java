package org.backbone.testkit;

import org.backbone.domain.mail.Links;
import org.backbone.domain.mail.Outbox;

class MemoryOutboxTest extends OutboxContract {
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Links links() {
    return links;
  }
}
