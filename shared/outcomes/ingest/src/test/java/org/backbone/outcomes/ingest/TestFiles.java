package org.backbone.outcomes.ingest;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// The files under `src/test/resources`.
final class TestFiles {
  private TestFiles() {}

  static Path path(String resource) {
    try {
      return Path.of(Objects.requireNonNull(TestFiles.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
