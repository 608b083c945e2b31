package org.backbone.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backbone.runner.data.WholeFile;

/// What shape the data folder has: a number in its file `version`. A folder of an older shape is
/// taken over by the parts that know it; of a newer one nothing is touched.
///
/// Version 1 had no such file, and kept each call of a function as a file in `log`; version 2 keeps
/// them as lines of larger files.
final class DataVersion {
  /// What this stack writes.
  static final int CURRENT = 2;

  // In each data folder of version 1.
  private static final List<String> OF_ANY_STACK = List.of("dynamodb", "log", "mail", "events");

  private DataVersion() {}

  /// Refuses a folder that this stack cannot read.
  ///
  /// @throws Refusal naming the version that is there
  static void check(Path data) throws IOException {
    var file = data.resolve("version");
    var found = Files.exists(file) ? Files.readString(file).strip() : "";
    if (found.isEmpty() ? Files.exists(file) : !isKnown(found)) {
      throw new Refusal(
          1,
          "The data folder %s is of version '%s', and this stack knows 1 to %d; use the stack that made it, or name another folder with --data."
              .formatted(data, found, CURRENT));
    }
  }

  /// Whether an earlier stack made the folder; not so of a new one.
  static boolean isOlder(Path data) throws IOException {
    var file = data.resolve("version");
    return Files.exists(file)
        ? !Files.readString(file).strip().equals(Integer.toString(CURRENT))
        : OF_ANY_STACK.stream().anyMatch(name -> Files.isDirectory(data.resolve(name)));
  }

  /// Notes that all of the folder has the current shape.
  static void reached(Path data) throws IOException {
    WholeFile.write(data.resolve("version"), CURRENT + "\n");
  }

  private static boolean isKnown(String version) {
    return version.matches("\\d{1,4}")
        && Integer.parseInt(version) >= 1
        && Integer.parseInt(version) <= CURRENT;
  }
}
