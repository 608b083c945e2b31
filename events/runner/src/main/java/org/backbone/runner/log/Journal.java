package org.backbone.runner.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Every invocation as one file, newest last by name. The oldest go when there are very many.
public final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 20_000;
  private static final int LOOK_EVERY = 500;

  private final Path folder;
  private final AtomicInteger written = new AtomicInteger();

  /// A journal in this folder, which is made if it is not there.
  public Journal(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps an invocation.
  void keep(JournalEntry invocation) {
    try {
      var unfinished = folder.resolve("." + invocation.id());
      Files.write(unfinished, JSON.writeValueAsBytes(invocation.json()));
      Files.move(unfinished, file(invocation.id()), StandardCopyOption.ATOMIC_MOVE);
      if (written.incrementAndGet() % LOOK_EVERY == 0) {
        forgetOldest();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The invocation with the id.
  public Optional<JournalEntry> find(String id) {
    return id.matches("[0-9a-f-]{1,64}") ? read(file(id)) : Optional.empty();
  }

  /// The newest invocations of those that are asked for, newest first. It reads no further back
  /// than it must.
  List<JournalEntry> newest(CallQuery query, int count) {
    var before = query.before().isEmpty() ? Optional.<String>empty() : Optional.of(query.before());
    return files().reversed().stream()
        .filter(file -> before.map(id -> name(file).compareTo(id + ".json") < 0).orElse(true))
        .map(this::read)
        .flatMap(Optional::stream)
        .filter(query::fits)
        .limit(count)
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private Path file(String id) {
    return folder.resolve(id + ".json");
  }

  private List<Path> files() {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparing(Path::getFileName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<JournalEntry> read(Path file) {
    try {
      return Optional.of(JournalEntry.of(JSON.readTree(Files.readAllBytes(file))));
    } catch (NoSuchFileException _) {
      // It was never there, or it was the oldest and has just gone.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetOldest() throws IOException {
    var files = files();
    for (var file : files.subList(0, Math.max(0, files.size() - KEPT))) {
      Files.deleteIfExists(file);
    }
  }

  static JsonNode parse(byte[] json) {
    try {
      return json.length == 0 ? JSON.nullNode() : JSON.readTree(json);
    } catch (IOException _) {
      return JSON.getNodeFactory().textNode(new String(json, StandardCharsets.UTF_8));
    }
  }
}
