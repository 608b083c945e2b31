package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.backbone.mail.Link;
import org.backbone.platform.core.Language;

/// Whom a sign-in link lets in: a member's contact.
public record SignIn(String partner, String email) {
  /// How long a link that somebody just asked for works.
  public static final Duration ASKED_FOR = Duration.ofMinutes(20);

  /// How long the link in a welcome works: people are away.
  public static final Duration WELCOME = Duration.ofDays(14);

  public SignIn {
    if (partner.isEmpty() || partner.contains("#") || email.isEmpty()) {
      throw new IllegalArgumentException("nobody to let in");
    }
  }

  /// The link that lets them in with this token.
  public Link link(String token, Language language, Instant until) {
    return Link.of(token, Link.Purpose.SIGN_IN, partner + "#" + email, language, until);
  }

  /// Whom a link lets in, if it is a sign-in link.
  public static Optional<SignIn> of(Link link) {
    int at = link.subject().indexOf('#');
    return link.purpose() == Link.Purpose.SIGN_IN && at > 0 && at < link.subject().length() - 1
        ? Optional.of(new SignIn(link.subject().substring(0, at), link.subject().substring(at + 1)))
        : Optional.empty();
  }

  /// The session that begins when they come in.
  public Session session(Language language, Instant at) {
    return Session.from(at, partner, email, language);
  }
}
