package org.backbone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backbone.template.Repository;

/// What doors are given: as text, and from the folder of samples.
public final class Inputs {
  private Inputs() {}

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  public static String text(byte[] input) {
    return new String(input, UTF_8);
  }

  /// The sample events of a function.
  static List<byte[]> samples(String function) {
    return files(Repository.root().resolve("events").resolve(function));
  }

  /// What was kept of a target's inputs; none where there is no folder.
  static List<byte[]> corpus(String target) {
    return files(Repository.root().resolve("events/fuzz/corpus").resolve(target));
  }

  static List<byte[]> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(Inputs::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
