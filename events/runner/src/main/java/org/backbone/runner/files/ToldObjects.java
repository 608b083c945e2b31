package org.backbone.runner.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.runner.data.LineFile;
import org.backbone.runner.data.WholeFile;

/// Remembers, in a file, of which objects an event was sent: an object that is not in it was stored
/// just before a crash.
final class ToldObjects implements AutoCloseable {
  private record Line(String bucket, String key, String mark) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> marks = new TreeMap<>();
  private final LineFile lines;

  private ToldObjects(LineFile lines, Map<String, String> marks) {
    this.lines = lines;
    this.marks.putAll(marks);
  }

  /// Reads the file, and writes it anew with the objects that are still there.
  static ToldObjects open(Path file, Collection<StoredObject> present) throws IOException {
    var told = read(file);
    var anew = new StringBuilder();
    var kept = new TreeMap<String, String>();
    for (var object : present) {
      var mark = told.get(name(object));
      if (mark != null) {
        kept.put(name(object), mark);
        anew.append(JSON.writeValueAsString(new Line(object.bucket(), object.key(), mark)));
        anew.append('\n');
      }
    }
    WholeFile.write(file, anew.toString());
    return new ToldObjects(LineFile.open(file), kept);
  }

  /// Whether an event was sent of this writing of the object.
  synchronized boolean contains(StoredObject object) {
    return object.mark().equals(marks.get(name(object)));
  }

  /// Notes that an event was sent.
  synchronized void add(StoredObject object) {
    marks.put(name(object), object.mark());
    try {
      var line = new Line(object.bucket(), object.key(), object.mark());
      lines.append(JSON.writeValueAsBytes(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    lines.close();
  }

  // A line that is none says nothing of its object: its event is sent once more.
  private static Map<String, String> read(Path file) throws IOException {
    var told = new TreeMap<String, String>();
    LineFile.forEach(
        file,
        (_, line) -> {
          try {
            var read = JSON.readValue(line, Line.class);
            told.put(read.bucket() + "/" + read.key(), read.mark());
          } catch (JsonProcessingException _) {
            // So it is as if it were not there.
          }
        });
    return told;
  }

  private static String name(StoredObject object) {
    return object.bucket() + "/" + object.key();
  }
}
