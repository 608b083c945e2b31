package org.backbone.outcomes.table;

import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.twin.MetricStoreContract;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoMetricStoreTest extends MetricStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected SlotStore slots() {
    return new DynamoSlotStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected RollupStore rollups() {
    return new DynamoRollupStore(new Table(LOCAL.client(), LOCAL.name()));
  }

  @Override
  protected ReleaseStore releases() {
    return new DynamoReleaseStore(new Table(LOCAL.client(), LOCAL.name()));
  }
}
