package org.backbone.outcomes.twin;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptKeyStore;

/// Public keys in memory.
public final class MemoryReceiptKeyStore implements ReceiptKeyStore {
  private final SortedMap<Integer, PublishedKey> keys = new TreeMap<>();

  /// An empty store.
  public MemoryReceiptKeyStore() {}

  @Override
  public synchronized List<PublishedKey> published() {
    return List.copyOf(keys.values());
  }

  @Override
  public synchronized boolean publish(int number, PublishedKey key, String file) {
    return keys.putIfAbsent(number, key) == null;
  }
}
