package org.backbone.runner;

import java.io.PrintStream;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What was started and must be ended, the last first.
final class StartedParts implements AutoCloseable {
  private final ConcurrentLinkedDeque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
  private final PrintStream console;
  private volatile boolean closed;

  StartedParts(PrintStream console) {
    this.console = console;
  }

  /// What comes while everything ends, ends at once.
  <T extends AutoCloseable> T add(T part) {
    open.push(part);
    if (closed) {
      close();
      throw new Refusal(1, "The stack was told to end while it started.");
    }
    return part;
  }

  // One part that does not end must not keep the others from ending.
  @Override
  public void close() {
    closed = true;
    for (var part = open.poll(); part != null; part = open.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        console.println("while stopping: " + e);
      }
    }
  }
}
