package org.backbone.runner.invoke;

/// A part of the stack that may have work to do.
public interface Idle {
  /// Whether it has nothing to do at this moment, having looked.
  boolean idle();
}
