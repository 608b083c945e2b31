package org.backbone.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sessions are kept, by the digest of their token.
public interface SessionStore {
  /// Starts the session and returns its token: the only copy.
  String start(Session session);

  /// Starts the session with a sign-in link, which works once: link used and session made, or
  /// neither. Where the answer did not arrive, the same page may press again for
  /// [LinkUse#GRACE]; the session of its first press is over then.
  ///
  /// @param link the link's token
  /// @param press what the page with the button put into its form
  /// @return the session's token; empty where the link does not work, or no longer
  Optional<String> startWith(String link, String press, Session session, Instant now);

  /// The session of this token, until it ends or expires.
  Optional<Session> find(String token, Instant now);

  /// Ends the session; harmless when there is none.
  void end(String token);

  /// The sessions of a partner's contact that last at `now`, the one that began last first. One
  /// that began this moment may be missing.
  List<OpenSession> open(String partner, String email, Instant now);

  /// Ends a session by its [OpenSession#id]; harmless when there is none.
  void endOpen(String id);

  /// Ends all sessions of a partner's contact.
  default void endAll(String partner, String email, Instant now) {
    open(partner, email, now).forEach(session -> endOpen(session.id()));
  }
}
