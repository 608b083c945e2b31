package org.backbone.outcomes.twin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Entry;
import org.backbone.outcomes.EntryStore;

/// What was typed, in memory.
public final class MemoryEntryStore implements EntryStore {
  private final Map<Slot, Entry> entries = new ConcurrentHashMap<>();

  public MemoryEntryStore() {}

  @Override
  public Optional<Entry> entry(Slot slot) {
    return Optional.ofNullable(entries.get(slot));
  }

  @Override
  public void keep(Slot slot, Entry entry) {
    entries.put(slot, entry);
  }
}
