package org.backbone.platform.core;

/// Others were always first. It changed nothing, and may well succeed when it is tried later.
public final class TooBusy extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// Says what could not be done, and how often it was tried.
  public TooBusy(String what, int attempts) {
    super("too busy to " + what + ": " + attempts + " attempts");
  }
}
