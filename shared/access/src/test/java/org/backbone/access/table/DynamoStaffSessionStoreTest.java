package org.backbone.access.table;

import org.backbone.access.StaffSessionStore;
import org.backbone.access.twin.StaffSessionStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoStaffSessionStoreTest extends StaffSessionStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected StaffSessionStore sessions() {
    return new DynamoStaffSessionStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
