package org.backbone.testkit;

import org.backbone.domain.metric.ReleaseStore;
import org.backbone.domain.metric.RollupStore;
import org.backbone.domain.metric.SlotStore;

class MemoryMetricStoreTest extends MetricStoreContract {
  private final MemoryMetricStore store = new MemoryMetricStore();

  @Override
  protected SlotStore slots() {
    return store;
  }

  @Override
  protected RollupStore rollups() {
    return store;
  }

  @Override
  protected ReleaseStore releases() {
    return store;
  }
}
