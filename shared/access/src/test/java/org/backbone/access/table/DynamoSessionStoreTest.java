package org.backbone.access.table;

import org.backbone.access.SessionStore;
import org.backbone.access.twin.SessionStoreContract;
import org.backbone.mail.Links;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoSessionStoreTest extends SessionStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected Links links() {
    return new DynamoLinks(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected SessionStore sessions() {
    return new DynamoSessionStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
