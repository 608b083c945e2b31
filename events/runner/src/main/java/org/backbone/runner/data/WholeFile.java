package org.backbone.runner.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A file that is there whole or not at all, whenever the power is cut: written beside its place,
/// brought to the disk, and moved.
public final class WholeFile {
  private static final Set<StandardOpenOption> ANEW =
      EnumSet.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
  private static final String UNFINISHED = ".next";
  private static final String BROKEN = ".broken";

  private WholeFile() {}

  /// What makes something of a file's bytes.
  ///
  /// @param <T> what it makes
  @FunctionalInterface
  public interface Reading<T> {
    /// Makes it.
    ///
    /// @throws IOException if they are not what they should be: an empty file, or a cut one
    T of(byte[] bytes) throws IOException;
  }

  /// Writes a file, in a folder that is made if it is not there. In place of one of that name.
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, new FileAttribute<?>[0]);
  }

  /// Writes a text, in UTF-8.
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a text that its owner alone may read, where the file system knows owners.
  public static void writePrivate(Path file, String text) throws IOException {
    var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (posix) {
      var owner = PosixFilePermissions.fromString("rw-------");
      write(file, bytes, PosixFilePermissions.asFileAttribute(owner));
    } else {
      write(file, bytes);
    }
  }

  private static void write(Path file, byte[] bytes, FileAttribute<?>... attributes)
      throws IOException {
    var place = file.toAbsolutePath();
    Files.createDirectories(place.getParent());
    var next = place.resolveSibling(place.getFileName() + UNFINISHED);
    try (var channel = FileChannel.open(next, ANEW, attributes)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Reads a file; one that is empty or cut is set aside, as `NAME.broken`, and said.
  ///
  /// @param said takes the sentence about it
  /// @return empty: there is none, or it was set aside
  /// @throws IOException if the disk does not let it be read
  public static <T> Optional<T> read(Path file, Reading<T> reading, Consumer<String> said)
      throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var bytes = Files.readAllBytes(file);
    try {
      if (bytes.length > 0) {
        return Optional.of(reading.of(bytes));
      }
      setAside(file, "it is empty", said);
    } catch (IOException | RuntimeException e) {
      setAside(file, "it cannot be read: " + firstLine(e), said);
    }
    return Optional.empty();
  }

  /// Moves a file out of the way, to `NAME.broken`, and says so with the reason.
  public static void setAside(Path file, String why, Consumer<String> said) throws IOException {
    var aside = file.resolveSibling(file.getFileName() + BROKEN);
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    said.accept("%s was set aside as %s: %s.".formatted(file, aside.getFileName(), why));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
