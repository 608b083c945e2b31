package org.backbone.testkit;

import org.backbone.domain.mail.Links;
import org.backbone.domain.mail.Outbox;
import org.backbone.domain.partner.ContactDirectory;
import org.backbone.domain.partner.PartnerStore;
import org.backbone.table.DynamoLinks;
import org.backbone.table.DynamoOutbox;
import org.backbone.table.DynamoPartnerStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoPartnerStoreTest extends PartnerStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected PartnerStore partners() {
    return new DynamoPartnerStore(LOCAL.table());
  }

  @Override
  protected ContactDirectory directory() {
    return new DynamoPartnerStore(LOCAL.table());
  }

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(LOCAL.table());
  }

  @Override
  protected Links links() {
    return new DynamoLinks(LOCAL.table());
  }
}
