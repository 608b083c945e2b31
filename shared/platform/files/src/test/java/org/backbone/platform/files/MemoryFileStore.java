package org.backbone.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Files in memory. It keeps no versions: a file is as it was put last.
public final class MemoryFileStore implements FileStore {
  /// When every file was put.
  public static final Instant PUT_AT = Instant.parse("2020-05-01T19:13:58Z");

  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, FileTag> tags = new ConcurrentHashMap<>();
  private volatile boolean broken;
  private volatile boolean keepsAll;

  /// An empty store.
  public MemoryFileStore() {}

  /// Keeps bytes as a browser sends them, with the file's name.
  public void receive(String key, String name, byte[] bytes) {
    names.put(key, name);
    contents.put(key, bytes.clone());
  }

  /// The bytes of a file; empty if there is none.
  public Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(contents.get(key)).map(byte[]::clone);
  }

  /// From now on, whatever is read breaks off.
  public void breakReads() {
    broken = true;
  }

  /// From now on, no file can be deleted with its versions.
  public void breakDeletions() {
    keepsAll = true;
  }

  /// From now on, what is read is read whole, and what is deleted is gone.
  public void mend() {
    broken = false;
    keepsAll = false;
  }

  @Override
  public Optional<Opened> open(String key, String version) throws IOException {
    if (broken) {
      throw new IOException("the line broke");
    }
    return bytes(key)
        .map(
            bytes ->
                new Opened(new ByteArrayInputStream(bytes), names.getOrDefault(key, ""), PUT_AT));
  }

  @Override
  public boolean has(String key) {
    return contents.containsKey(key);
  }

  @Override
  public void put(String key, String contentType, Path content) throws IOException {
    names.remove(key);
    contents.put(key, Files.readAllBytes(content));
  }

  @Override
  public void put(String key, String contentType, byte[] content) {
    names.remove(key);
    contents.put(key, content.clone());
  }

  @Override
  public boolean putNew(String key, String contentType, byte[] content) {
    return contents.putIfAbsent(key, content.clone()) == null;
  }

  @Override
  public List<String> list(String prefix, String after, int most) {
    return contents.keySet().stream()
        .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
        .sorted()
        .limit(most)
        .toList();
  }

  /// What is said of a file; empty if nothing is.
  public Optional<FileTag> tag(String key) {
    return Optional.ofNullable(tags.get(key));
  }

  @Override
  public void tag(String key, String version, FileTag tag) {
    if (contents.containsKey(key)) {
      tags.put(key, tag);
    }
  }

  @Override
  public void delete(String key) {
    tags.remove(key);
    names.remove(key);
    contents.remove(key);
  }

  @Override
  public void deleteVersions(String key) {
    if (keepsAll) {
      throw new IllegalStateException("the line broke");
    }
    delete(key);
  }
}
