package org.backbone.mail;

import java.time.Instant;

/// What SES says became of a message it took.
public sealed interface Fate {
  /// It left, or arrived.
  record Sent() implements Fate {}

  /// It came back for good, was refused by SES after all, or its reader complained.
  ///
  /// @param reason SES's word for it
  record Bounced(String reason, Instant at) implements Fate {}
}
