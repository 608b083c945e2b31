package org.backbone.access.table;

import org.backbone.access.Budgets;
import org.backbone.access.twin.BudgetsContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoBudgetsTest extends BudgetsContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected Budgets budgets() {
    return new DynamoBudgets(new Table(LOCAL.client(), LOCAL.name()));
  }
}
