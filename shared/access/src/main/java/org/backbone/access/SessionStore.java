package org.backbone.access;

import java.time.Instant;
import java.util.Optional;

/// Where sessions are kept, by the digest of their token.
public interface SessionStore {
  /// Starts the session and returns its token: the only copy.
  String start(Session session);

  /// The session of this token, until it ends or expires.
  Optional<Session> find(String token, Instant now);

  /// Ends the session; harmless when there is none.
  void end(String token);
}
