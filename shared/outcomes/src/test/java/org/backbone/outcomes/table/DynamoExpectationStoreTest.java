package org.backbone.outcomes.table;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.twin.ExpectationStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoExpectationStoreTest extends ExpectationStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected ExpectationStore expectations() {
    return new DynamoExpectationStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(new Table(LOCAL.client(), LOCAL.name()));
  }
}
