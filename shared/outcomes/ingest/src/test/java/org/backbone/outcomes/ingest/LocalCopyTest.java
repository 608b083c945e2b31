package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.FileTag;
import org.backbone.platform.lambda.Limits;
import org.junit.jupiter.api.Test;

class LocalCopyTest {
  @Test
  void ofAFileThatIsTooLargeNoMoreIsFetchedThanTellsSo() throws IOException {
    try (var copy = LocalCopy.of(new Endless(), new ArrivedFile("a", "", "b")).orElseThrow()) {
      assertThat(copy.tooLarge()).isTrue();
      assertThat(Files.size(copy.path())).isBetween(0L, Limits.UPLOAD_BYTES + (1 << 16));
    }
  }

  /// A bucket with one file, which has no end.
  private record Endless() implements FileStore {
    @Override
    public Optional<Opened> open(String key, String version) {
      return Optional.of(
          new Opened(
              new InputStream() {
                @Override
                public int read() {
                  return 'a';
                }

                @Override
                public int read(byte[] bytes, int from, int length) {
                  return length;
                }
              },
              "endless.csv",
              Instant.EPOCH));
    }

    @Override
    public boolean has(String key) {
      return true;
    }

    @Override
    public void put(String key, String contentType, Path content) {}

    @Override
    public void put(String key, String contentType, byte[] content) {}

    @Override
    public boolean putNew(String key, String contentType, byte[] content) {
      return false;
    }

    @Override
    public void delete(String key) {}

    @Override
    public void deleteVersions(String key) {}

    @Override
    public List<String> list(String prefix, String after, int most) {
      return List.of();
    }

    @Override
    public void tag(String key, String version, FileTag tag) {}
  }
}
