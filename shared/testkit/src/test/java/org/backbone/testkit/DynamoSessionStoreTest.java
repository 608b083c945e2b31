package org.backbone.testkit;

import org.backbone.domain.access.SessionStore;
import org.backbone.table.DynamoSessionStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoSessionStoreTest extends SessionStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected SessionStore sessions() {
    return new DynamoSessionStore(LOCAL.table());
  }
}
