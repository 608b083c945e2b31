package org.backbone.partners.twin;

import org.backbone.access.ContactDirectory;
import org.backbone.audit.AuditTrail;
import org.backbone.mail.Links;
import org.backbone.mail.Outbox;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.SuspendedContacts;

class MemoryPartnerStoreTest extends PartnerStoreContract {
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links, shelf);
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
  protected SuspendedContacts suspended() {
    return partners;
  }

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
