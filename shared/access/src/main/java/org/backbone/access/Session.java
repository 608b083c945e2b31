package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import org.backbone.platform.core.Language;

/// A contact who has signed in: for which partner, and until when.
public record Session(String partner, String email, Language language, Instant expiresAt) {
  /// How long a session lasts.
  public static final Duration LIFETIME = Duration.ofDays(30);

  public Session {
    if (partner.isEmpty() || email.isEmpty()) {
      throw new IllegalArgumentException("a session needs a partner and an address");
    }
  }

  /// The session of a contact who signs in at this time.
  public static Session from(Instant at, String partner, String email, Language language) {
    return new Session(partner, email, language, at.plus(LIFETIME));
  }

  /// When it began.
  public Instant begunAt() {
    return expiresAt.minus(LIFETIME);
  }

  /// Whether it still lasts at this time.
  public boolean lastsAt(Instant time) {
    return time.isBefore(expiresAt);
  }
}
