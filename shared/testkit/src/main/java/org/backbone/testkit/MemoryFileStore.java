package org.backbone.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.domain.outcome.FileStore;

/// Files in memory. It keeps no versions: a file is as it was put last.
public final class MemoryFileStore implements FileStore {
  private final Map<String, Kept> files = new ConcurrentHashMap<>();

  private record Kept(byte[] bytes, String name) {}

  /// An empty store.
  public MemoryFileStore() {}

  /// Keeps bytes as a browser sends them, with the file's name.
  public void receive(String key, String name, byte[] bytes) {
    files.put(key, new Kept(bytes.clone(), name));
  }

  /// The bytes of a file; empty if there is none.
  public Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(files.get(key)).map(kept -> kept.bytes().clone());
  }

  @Override
  public Optional<Opened> open(String key, String version) {
    return Optional.ofNullable(files.get(key))
        .map(kept -> new Opened(new ByteArrayInputStream(kept.bytes()), kept.name()));
  }

  @Override
  public void put(String key, String contentType, Path content) throws IOException {
    files.put(key, new Kept(Files.readAllBytes(content), ""));
  }
}
