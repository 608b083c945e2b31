package org.backbone.outcomes.table;

import org.backbone.outcomes.EntryStore;
import org.backbone.outcomes.twin.EntryStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoEntryStoreTest extends EntryStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected EntryStore entries() {
    return new DynamoEntryStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
