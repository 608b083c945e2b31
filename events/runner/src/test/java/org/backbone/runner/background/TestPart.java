package org.backbone.runner.background;

import java.io.PrintStream;

/// A part of a stack for tests whose troubles nobody reads.
public final class TestPart {
  private TestPart() {}

  /// One of its own.
  public static Part named(String name) {
    return new Background(new PrintStream(PrintStream.nullOutputStream())).part(name);
  }
}
