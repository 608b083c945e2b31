package org.backbone.outcomes.twin;

import java.time.Instant;
import java.util.Optional;
import org.backbone.audit.AuditTrail;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.Slot;
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
  protected Optional<Instant> end(Slot slot, long seq) {
    return store.end(slot, seq);
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
