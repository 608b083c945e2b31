package org.backbone.runner.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.backbone.runner.background.Part;
import org.backbone.runner.data.WholeFile;

/// Every invocation, a line each in files of some megabytes, the newest of which grows. What can be
/// asked of a call is known without reading it. When all are larger than they may be, the oldest
/// file goes, with all of its calls.
///
/// It keeps books for people: a call never fails because it could not be written down.
public final class Journal implements AutoCloseable {
  /// How large the journal may become.
  ///
  /// @param file bytes of one file, after which the next begins
  /// @param all bytes of all files together
  record Bounds(long file, long all) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Bounds USUAL = new Bounds(4 << 20, 64 << 20);

  private final Path folder;
  private final Bounds bounds;
  private final Part part;
  private final ConcurrentSkipListMap<String, CallMark> calls = new ConcurrentSkipListMap<>();

  // Oldest first; only the last one grows.
  private final Deque<JournalFile> files = new ArrayDeque<>();
  private boolean closed;

  /// A journal in this folder, which is made if it is not there.
  ///
  /// @param part says what is lost
  public Journal(Path folder, Part part) {
    this(folder, USUAL, part);
  }

  Journal(Path folder, Bounds bounds, Part part) {
    this.folder = folder;
    this.bounds = bounds;
    this.part = part;
    try {
      Files.createDirectories(folder);
      for (var file : JournalFile.in(folder)) {
        files.addLast(JournalFile.open(file, this::know));
      }
      takeOver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Keeps an invocation, if the disk lets it.
  void keep(JournalEntry invocation) {
    part.attempt(() -> write(invocation));
  }

  /// The invocation with the id.
  public Optional<JournalEntry> find(String id) {
    return Optional.ofNullable(calls.get(id)).flatMap(this::read);
  }

  /// The newest invocations of those that are asked for, newest first. Those that are not of the
  /// function or as failed as is asked for are not even read.
  List<JournalEntry> newest(CallQuery query, int count) {
    var upTo = query.before().isEmpty() ? calls : calls.headMap(query.before(), false);
    return upTo.descendingMap().values().stream()
        .filter(query::mayFit)
        .map(this::read)
        .flatMap(Optional::stream)
        .filter(query::fits)
        .limit(count)
        .toList();
  }

  private void know(CallMark call) {
    calls.put(call.id(), call);
  }

  private synchronized void write(JournalEntry invocation) throws IOException {
    if (closed) {
      return;
    }
    if (files.isEmpty() || files.getLast().size() >= bounds.file()) {
      files.addLast(JournalFile.next(folder, files.peekLast()));
      forgetOldest();
    }
    know(files.getLast().append(invocation));
  }

  private void forgetOldest() throws IOException {
    var size = files.stream().mapToLong(JournalFile::size).sum();
    while (files.size() > 1 && size + bounds.file() > bounds.all()) {
      var oldest = files.removeFirst();
      size -= oldest.size();
      calls.values().removeIf(call -> call.file().equals(oldest));
      oldest.delete();
    }
  }

  // Gone with its file, perhaps, a moment ago.
  private Optional<JournalEntry> read(CallMark call) {
    try {
      return Optional.of(JournalEntry.of(JSON.readTree(call.file().read(call))));
    } catch (IOException | DateTimeException e) {
      if (calls.containsKey(call.id())) {
        part.say("A call cannot be read from the log: " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  // Version 1 of the data folder had a file for each call.
  private void takeOver() throws IOException {
    var old = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(folder, "*.json")) {
      found.forEach(old::add);
    }
    old.sort(null);
    for (var file : old) {
      var entry = WholeFile.read(file, bytes -> JournalEntry.of(JSON.readTree(bytes)), part::say);
      if (entry.isPresent()) {
        write(entry.get());
        Files.delete(file);
      }
    }
  }

  static JsonNode parse(byte[] json) {
    try {
      return json.length == 0 ? JSON.nullNode() : JSON.readTree(json);
    } catch (IOException _) {
      return JSON.getNodeFactory().textNode(new String(json, StandardCharsets.UTF_8));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (var file : files) {
      file.close();
    }
  }
}
