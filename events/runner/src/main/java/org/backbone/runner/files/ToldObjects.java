package org.backbone.runner.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Remembers, in a file, of which objects an event was sent: an object that is not in it was stored
/// just before a crash.
final class ToldObjects implements AutoCloseable {
  private record Line(String bucket, String key, String mark) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> marks = new TreeMap<>();
  private final BufferedWriter writer;

  private ToldObjects(BufferedWriter writer, Map<String, String> marks) {
    this.writer = writer;
    this.marks.putAll(marks);
  }

  /// Reads the file, and writes it anew with the objects that are still there.
  static ToldObjects open(Path file, Collection<StoredObject> present) throws IOException {
    var told = read(file);
    var next = file.resolveSibling(file.getFileName() + ".next");
    var kept = new TreeMap<String, String>();
    try (var lines = Files.newBufferedWriter(next)) {
      for (var object : present) {
        var mark = told.get(name(object));
        if (mark != null) {
          kept.put(name(object), mark);
          append(lines, new Line(object.bucket(), object.key(), mark));
        }
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new ToldObjects(
        Files.newBufferedWriter(file, StandardOpenOption.APPEND, StandardOpenOption.CREATE), kept);
  }

  /// Whether an event was sent of this writing of the object.
  synchronized boolean contains(StoredObject object) {
    return object.mark().equals(marks.get(name(object)));
  }

  /// Notes that an event was sent.
  synchronized void add(StoredObject object) {
    marks.put(name(object), object.mark());
    try {
      append(writer, new Line(object.bucket(), object.key(), object.mark()));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }

  // A line that a crash cut short is no line: its object's event is sent once more.
  private static Map<String, String> read(Path file) throws IOException {
    var told = new TreeMap<String, String>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (line.endsWith("}")) {
          var read = JSON.readValue(line, Line.class);
          told.put(read.bucket() + "/" + read.key(), read.mark());
        }
      }
    }
    return told;
  }

  private static void append(BufferedWriter writer, Line line) throws IOException {
    writer.write(JSON.writeValueAsString(line));
    writer.write('\n');
  }

  private static String name(StoredObject object) {
    return object.bucket() + "/" + object.key();
  }
}
