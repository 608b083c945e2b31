package org.backbone.outcomes.table;

import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.outcomes.twin.ReceiptKeyStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoReceiptKeyStoreTest extends ReceiptKeyStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected ReceiptKeyStore keys() {
    return new DynamoReceiptKeyStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
