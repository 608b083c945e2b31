package org.backbone.outcomes.twin;

import org.backbone.outcomes.EntryStore;

class MemoryEntryStoreTest extends EntryStoreContract {
  private final MemoryEntryStore store = new MemoryEntryStore();

  @Override
  protected EntryStore entries() {
    return store;
  }
}
