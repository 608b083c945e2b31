package org.backbone.fuzz;

/// Tells an input that was refused from one that something stumbled over.
public final class Refusals {
  private Refusals() {}

  /// Whether it is an exception that code of ours threw by its own decision: no subclass that a
  /// library throws, and not from inside of one.
  public static boolean isOurs(IllegalArgumentException refused) {
    var trace = refused.getStackTrace();
    return refused.getClass().equals(IllegalArgumentException.class)
        && trace.length > 0
        && trace[0].getClassName().startsWith("org.backbone.");
  }
}
