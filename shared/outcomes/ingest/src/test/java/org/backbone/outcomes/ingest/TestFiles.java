package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// The files under `src/test/resources`.
public final class TestFiles {
  private TestFiles() {}

  static Path path(String resource) {
    try {
      return Path.of(Objects.requireNonNull(TestFiles.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A file's bytes, also where it lies in a jar.
  public static byte[] bytes(String resource) {
    try (var in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
