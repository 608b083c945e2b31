package org.backbone.access.twin;

import org.backbone.access.Budgets;

class MemoryBudgetsTest extends BudgetsContract {
  private final MemoryBudgets budgets = new MemoryBudgets();

  @Override
  protected Budgets budgets() {
    return budgets;
  }
}
