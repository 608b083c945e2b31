package org.backbone.outcomes.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.RollupStore;
import org.backbone.outcomes.SlotStore;

class MemoryMetricStoreTest extends MetricStoreContract {
  private final MemoryMetricStore store = new MemoryMetricStore();

  @Override
  protected AuditTrail audit() {
    return store.audit();
  }

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
