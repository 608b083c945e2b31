package org.backbone.mail;

/// Whether there is time left to begin sending one more message: a claim that cannot be finished
/// leaves a message that nobody knows the end of.
public interface Deadline {
  /// Always time left.
  Deadline NONE = () -> false;

  boolean isNear();
}
