package org.backbone.testkit;

import org.backbone.domain.mail.Links;
import org.backbone.domain.mail.Outbox;
import org.backbone.domain.partner.ContactDirectory;
import org.backbone.domain.partner.PartnerStore;

class MemoryPartnerStoreTest extends PartnerStoreContract {
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links);
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);

  @Override
  protected PartnerStore partners() {
    return partners;
  }

  @Override
  protected ContactDirectory directory() {
    return partners;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Links links() {
    return links;
  }
}
