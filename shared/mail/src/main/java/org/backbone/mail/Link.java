package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Language;

/// A link in a mail, as we remember it: the token itself stands in the mail alone.
///
/// @param digest the token's SHA-256
/// @param purpose what the link is good for
/// @param subject what it is about, its parts joined by `#`; its purpose says which parts
/// @param language the language of the mail
/// @param until when it stops working, by the machine's clock
public record Link(
    String digest, Purpose purpose, String subject, Language language, Instant until) {
  /// For how long a link that stopped working is remembered, so that we can say that it did.
  public static final Duration REMEMBERED = Duration.ofDays(60);

  /// What a link is good for.
  public enum Purpose {
    /// Sign in at the partner's desk; once.
    SIGN_IN,
    /// Answer an invitation; as often as the reader changes their mind.
    RSVP,
    /// Leave a series.
    LEAVE
  }

  /// The link that `token` opens.
  public static Link of(
      String token, Purpose purpose, String subject, Language language, Instant until) {
    return new Link(Digest.sha256(token), purpose, subject, language, until);
  }

  /// Whose link it is: the last part of its subject, which may hold any `#` itself; empty where the
  /// subject names nobody.
  public String email() {
    var parts = subject.split("#", purpose == Purpose.RSVP ? 3 : 2);
    return parts.length == (purpose == Purpose.RSVP ? 3 : 2) ? parts[parts.length - 1] : "";
  }

  /// Whether the link still works at `now`.
  public boolean worksAt(Instant now) {
    return now.isBefore(until);
  }
}
