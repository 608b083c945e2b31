package org.backbone.access.table;

import org.backbone.access.FormKeys;
import org.backbone.access.twin.FormKeysContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoFormKeysTest extends FormKeysContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected FormKeys keys() {
    return new DynamoFormKeys(new Table(LOCAL.client(), LOCAL.name()));
  }
}
