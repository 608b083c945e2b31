package org.backbone.functions.mailsender;

/// Whether there is time left to begin sending one more message: a claim that cannot be finished
/// leaves a message that nobody knows the end of.
interface Deadline {
  /// Always time left.
  Deadline NONE = () -> false;

  boolean isNear();
}
