package org.backbone.platform.core;

/// Whether there is time left to begin one more: what cannot be finished in time is better not
/// begun.
public interface Deadline {
  /// Always time left.
  Deadline NONE = () -> false;

  boolean isNear();
}
