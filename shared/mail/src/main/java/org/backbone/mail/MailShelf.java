package org.backbone.mail;

import java.time.Duration;
import java.util.Optional;
import org.backbone.platform.mail.Mime;

/// Where mails lie as they go out, until they are sent: apart from what is known of them, for their
/// links work. What lies here is in no backup, and is gone after [#KEPT] at the latest.
public interface MailShelf {
  /// For how long a mail lies here if nobody takes it away: longer than any is worth sending.
  Duration KEPT = Duration.ofDays(14);

  /// Lays a mail on the shelf.
  void put(String place, Mime mime);

  /// The mail at `place`; empty once it is gone.
  Optional<Mime> find(String place);

  /// Takes away the mail at `place`, if it is there.
  void drop(String place);
}
