package org.backbone.testkit;

import org.backbone.domain.metric.ReleaseStore;
import org.backbone.domain.metric.RollupStore;
import org.backbone.domain.metric.SlotStore;
import org.backbone.table.DynamoReleaseStore;
import org.backbone.table.DynamoRollupStore;
import org.backbone.table.DynamoSlotStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class DynamoMetricStoreTest extends MetricStoreContract {
  @RegisterExtension static final LocalTable LOCAL = new LocalTable();

  @Override
  protected SlotStore slots() {
    return new DynamoSlotStore(LOCAL.table());
  }

  @Override
  protected RollupStore rollups() {
    return new DynamoRollupStore(LOCAL.table());
  }

  @Override
  protected ReleaseStore releases() {
    return new DynamoReleaseStore(LOCAL.table());
  }
}
