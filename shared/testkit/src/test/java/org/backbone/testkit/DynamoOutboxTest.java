package org.backbone.testkit;

import org.backbone.domain.mail.Links;
import org.backbone.domain.mail.Outbox;
import org.backbone.table.DynamoLinks;
import org.backbone.table.DynamoOutbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoOutboxTest extends OutboxContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected Outbox outbox() {
    return new DynamoOutbox(LOCAL.table());
  }

  @Override
  protected Links links() {
    return new DynamoLinks(LOCAL.table());
  }
}
