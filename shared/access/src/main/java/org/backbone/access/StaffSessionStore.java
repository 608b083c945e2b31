package org.backbone.access;

import java.time.Instant;
import java.util.Optional;

/// Where staff's sessions are kept, by the digest of the browser's key.
public interface StaffSessionStore {
  /// Keeps a session that begins.
  void start(String key, StaffSession session);

  /// The session of this key, until it is over.
  Optional<StaffSession> find(String key, Instant now);

  /// Keeps what the issuer says now; says whether the session is still there. One that was ended
  /// stays so.
  boolean renew(String key, StaffSession session);

  /// Ends the session; harmless when there is none.
  void end(String key);
}
