package org.backbone.outcomes.table;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.twin.LookStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoLookStoreTest extends LookStoreContract {
  @RegisterExtension final LocalTable localTable = new LocalTable();

  @Override
  protected LookStore looks() {
    return new DynamoLookStore(new Table(localTable.client(), localTable.name()));
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(localTable.client(), localTable.name()));
  }
}
