package org.backbone.mail;

/// A message that its claimer alone may send.
public sealed interface Claimed {
  /// What is known of it.
  MailLabel label();

  /// It can be sent.
  record Whole(OutboxMessage message) implements Claimed {
    @Override
    public MailLabel label() {
      return message.label();
    }
  }

  /// Its text is gone, for it waited too long.
  record Bare(MailLabel label) implements Claimed {}
}
