package org.backbone.platform.core;

/// Whether there is time left to begin one more: what cannot be finished in time is better not
/// begun.
public interface Deadline {
  /// Always time left.
  Deadline NONE = () -> false;

  /// Whether there is no time left to begin anything.
  boolean isNear();
}
