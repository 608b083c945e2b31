package org.backbone.runner.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder that cannot be read nor written until this is closed, for root neither: a file stands
/// in its place.
public final class Blocked implements AutoCloseable {
  private final Path folder;
  private final Path away;

  private Blocked(Path folder, Path away) {
    this.folder = folder;
    this.away = away;
  }

  /// Blocks a folder.
  public static Blocked at(Path folder) throws IOException {
    Files.createDirectories(folder);
    var away = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, away);
    Files.createFile(folder);
    return new Blocked(folder, away);
  }

  @Override
  public void close() throws IOException {
    Files.delete(folder);
    Files.move(away, folder);
  }
}
