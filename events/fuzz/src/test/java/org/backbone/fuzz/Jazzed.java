package org.backbone.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/// What Jazzer calls, with the name of a target as its argument.
public final class Jazzed {
  private static Optional<Door> door = Optional.empty();

  private Jazzed() {}

  /// Chooses the target. What functions log is not shown: Jazzer's own words would drown in it.
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    var opened = Targets.named(arguments[0]).door().get();
    // The time that it takes to load what stands behind it is no input's.
    opened.open(new byte[0]);
    door = Optional.of(new Bounded(opened));
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
  }

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    door.orElseThrow().open(input);
  }
}
