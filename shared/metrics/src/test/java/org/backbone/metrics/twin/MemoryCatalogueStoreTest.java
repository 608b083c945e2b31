package org.backbone.metrics.twin;

import org.backbone.audit.AuditTrail;
import org.backbone.metrics.CatalogueStore;

class MemoryCatalogueStoreTest extends CatalogueStoreContract {
  private final MemoryCatalogueStore store = new MemoryCatalogueStore();

  @Override
  protected CatalogueStore store() {
    return store;
  }

  @Override
  protected AuditTrail audit() {
    return store.audit();
  }
}
