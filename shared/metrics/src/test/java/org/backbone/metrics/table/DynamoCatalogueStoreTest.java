package org.backbone.metrics.table;

import org.backbone.audit.AuditTrail;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.twin.CatalogueStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoCatalogueStoreTest extends CatalogueStoreContract {
  // There is one catalogue in a table, so each test has a table.
  @RegisterExtension final LocalTable local = new LocalTable();

  @Override
  protected CatalogueStore store() {
    return new DynamoCatalogueStore(table());
  }

  @Override
  protected AuditTrail audit() {
    return new DynamoAuditTrail(table());
  }

  private Table table() {
    return new Table(local.client(), local.name());
  }
}
