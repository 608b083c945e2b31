package org.backbone.runner.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.backbone.runner.data.WholeFile;

/// How far one function has come in a stream, kept in a file: what is behind it is never sent
/// again.
final class Checkpoint {
  /// How far a shard was read.
  sealed interface Position {
    /// All records up to this one are done.
    record After(String sequence) implements Position {}

    /// All that it will ever hold is done.
    record Finished() implements Position {}
  }

  private record Saved(String stream, Map<String, String> shards) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FINISHED = "finished";

  private final Path file;
  private final Map<String, String> shards = new TreeMap<>();
  private String stream = "";
  private boolean unsaved;

  private Checkpoint(Path file) {
    this.file = file;
  }

  /// What the file holds; nothing if there is none, or an empty or cut one, which is set aside.
  static Checkpoint open(Path file, Consumer<String> said) {
    var checkpoint = new Checkpoint(file);
    try {
      var saved = WholeFile.read(file, bytes -> JSON.readValue(bytes, Saved.class), said);
      saved.ifPresent(
          found -> {
            checkpoint.stream = found.stream();
            checkpoint.shards.putAll(found.shards());
          });
      return checkpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes down what could not be written before.
  void catchUp() {
    if (unsaved) {
      save();
    }
  }

  /// The stream that it is about; empty before the first one.
  String stream() {
    return stream;
  }

  /// Begins anew, with another stream.
  void begin(String streamArn) {
    stream = streamArn;
    shards.clear();
    save();
  }

  Optional<Position> position(String shard) {
    return Optional.ofNullable(shards.get(shard))
        .map(saved -> saved.equals(FINISHED) ? new Position.Finished() : new Position.After(saved));
  }

  boolean isFinished(String shard) {
    return FINISHED.equals(shards.get(shard));
  }

  void passed(String shard, String sequence) {
    if (!sequence.equals(shards.put(shard, sequence))) {
      save();
    }
  }

  void finished(String shard) {
    shards.put(shard, FINISHED);
    save();
  }

  void forget(String shard) {
    if (shards.remove(shard) != null) {
      save();
    }
  }

  /// Forgets shards that the stream no longer has.
  void keepOnly(Collection<String> present) {
    if (shards.keySet().retainAll(present)) {
      save();
    }
  }

  private void save() {
    unsaved = true;
    try {
      WholeFile.write(file, JSON.writeValueAsBytes(new Saved(stream, shards)));
      unsaved = false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
