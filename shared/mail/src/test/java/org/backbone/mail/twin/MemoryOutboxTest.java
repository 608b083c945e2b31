package org.backbone.mail.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.mail.Links;
import org.backbone.mail.Outbox;

class MemoryOutboxTest extends OutboxContract {
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links, shelf);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected AuditTrail audit() {
    return outbox.audit();
  }

  @Override
  protected Links links() {
    return links;
  }
}
