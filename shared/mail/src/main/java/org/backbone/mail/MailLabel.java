package org.backbone.mail;

import java.time.Instant;
import org.backbone.platform.core.Digest;

/// What is known of a mail without its text. Its natural key says what it is about, so the same
/// thing is never said twice, however often it is put.
///
/// @param key the natural key, its parts joined by `#`: `invitation#series#date#who#0`
/// @param kind what it is, the key's first part: `invitation`, `welcome`, `sign-in`…
/// @param to the address it goes to
/// @param subject its subject, for staff who look at the outbox
/// @param createdAt when it was written, by the machine's clock
/// @param validUntil when it stops being worth sending, by the machine's clock; see [Moment]
public record MailLabel(
    String key, String kind, String to, String subject, Instant createdAt, Instant validUntil) {
  private static final int DIGEST_CHARACTERS = 32;

  /// Refuses a kind that cannot be part of an id, and one that is not the key's first part.
  public MailLabel {
    if (!kind.matches("[a-z][a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("not a kind of mail: " + kind);
    }
    if (!key.startsWith(kind + "#")) {
      throw new IllegalArgumentException("the key of " + kind + " is " + key);
    }
  }

  /// The id: letters, digits and hyphens, the same for the same key, so that SES can carry it as a
  /// tag and an address line as a path.
  public String id() {
    return id(key);
  }

  /// The id of the mail with this natural key.
  public static String id(String key) {
    var kind = key.substring(0, key.indexOf('#'));
    return kind + "-" + Digest.sha256(key).substring(0, DIGEST_CHARACTERS);
  }

  /// Whether it is too late to send at `now`, by the machine's clock.
  public boolean expiredAt(Instant now) {
    return !now.isBefore(validUntil);
  }
}
