package org.backbone.mail.table;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.mail.Links;
import org.backbone.mail.Outbox;
import org.backbone.mail.twin.OutboxContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoOutboxTest extends OutboxContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(new Table(LOCAL.client(), LOCAL.name()), shelf);
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected Links links() {
    return new DynamoLinks(new Table(LOCAL.client(), LOCAL.name()));
  }
}
