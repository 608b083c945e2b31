package org.backbone.mail;

import org.backbone.platform.mail.Envelope;
import org.backbone.platform.mail.Mime;

/// One mail to one person, whole.
///
/// @param mime the mail as it goes out
public record OutboxMessage(MailLabel label, Mime mime) {
  /// The mail as it is handed over to be sent.
  public Envelope envelope() {
    return new Envelope(label.id(), label.kind(), label.to(), mime);
  }
}
