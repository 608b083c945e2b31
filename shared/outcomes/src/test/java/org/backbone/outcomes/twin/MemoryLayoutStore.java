package org.backbone.outcomes.twin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.FileGuess;

/// Layouts in memory.
public final class MemoryLayoutStore implements LayoutStore {
  private final Map<String, FileMapping> mappings = new TreeMap<>();
  private final Map<String, FileGuess> guesses = new ConcurrentHashMap<>();

  public MemoryLayoutStore() {}

  @Override
  public synchronized List<FileMapping> mappings(String partner, String dataset) {
    return mappings.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(partner + "#" + dataset + "#"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized void keep(String partner, FileMapping mapping, Instant at) {
    mappings.put(key(partner, mapping), mapping);
  }

  @Override
  public synchronized void forget(String partner, FileMapping mapping) {
    mappings.remove(key(partner, mapping));
  }

  private static String key(String partner, FileMapping mapping) {
    return partner + "#" + mapping.dataset() + "#" + mapping.print();
  }

  @Override
  public void keep(Upload upload, FileGuess guess, Instant until) {
    guesses.put(upload.id(), guess);
  }

  @Override
  public void forgetGuess(String upload) {
    guesses.remove(upload);
  }

  @Override
  public Optional<FileGuess> guess(String upload) {
    return Optional.ofNullable(guesses.get(upload));
  }
}
