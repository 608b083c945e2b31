package org.backbone.platform.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where files are kept, by their keys.
public interface FileStore {
  /// Opens a file as it was put last, or, where `version` is not empty, as it was in that version;
  /// empty if there is none.
  Optional<Opened> open(String key, String version) throws IOException;

  /// Whether there is a file under the key.
  boolean has(String key);

  /// Keeps the file at `content` under the key, in place of what was there.
  void put(String key, String contentType, Path content) throws IOException;

  /// Keeps a small file, whole, under the key, in place of what was there.
  void put(String key, String contentType, byte[] content);

  /// Keeps a small file, whole, under the key unless there is one; says whether. Whoever comes
  /// second changes nothing, also where both come at once.
  boolean putNew(String key, String contentType, byte[] content);

  /// Deletes the file under the key, if there is one.
  void delete(String key);

  /// Deletes every version of the file under the key, if there is any, and what says that one was
  /// deleted: nothing of it can be had again. Whoever stops before the end of it begins anew.
  void deleteVersions(String key);

  /// The keys that begin with `prefix`, in their order, after the key `after` (an empty one: from
  /// the first); `most` at most, which is not more than a thousand.
  List<String> list(String prefix, String after, int most);

  /// Says something of a file that rules of its bucket go by: how long it is kept. It is what is
  /// said of it from then on; a second time changes nothing, nor does it where the file is gone.
  ///
  /// @param version the version meant, as in [#open]
  void tag(String key, String version, FileTag tag);

  /// A file that is being read; to be closed.
  ///
  /// @param content its bytes, once
  /// @param name what its sender's computer calls it, empty if it did not say
  /// @param at when it was put
  record Opened(InputStream content, String name, Instant at) implements Closeable {
    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
