package org.backbone.partners.table;

import org.backbone.access.ContactDirectory;
import org.backbone.mail.Links;
import org.backbone.mail.Outbox;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.twin.PartnerStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoPartnerStoreTest extends PartnerStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected PartnerStore partners() {
    return new DynamoPartnerStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected ContactDirectory directory() {
    return new DynamoPartnerStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Links links() {
    return new DynamoLinks(new Table(LOCAL.client(), LOCAL.name()));
  }
}
