package org.backbone.platform.mail;

/// Sends a mail, once: no retry inside, for nobody could tell whether the first try went out.
public interface Mailer {
  /// What is known after a try.
  sealed interface Result {
    /// It was taken, under this id.
    record Accepted(String sesId) implements Result {}

    /// It certainly was not taken, but may be later.
    record NotNow(String reason) implements Result {}

    /// It certainly was not taken, and will not be.
    record Refused(String reason) implements Result {}

    /// It may have been taken, or not.
    record Unknown(String reason) implements Result {}
  }

  /// Tries once.
  Result send(Envelope envelope);
}
