package org.backbone.outcomes.twin;

import org.backbone.outcomes.LayoutStore;

class MemoryLayoutStoreTest extends LayoutStoreContract {
  private final MemoryLayoutStore store = new MemoryLayoutStore();

  @Override
  protected LayoutStore layouts() {
    return store;
  }
}
