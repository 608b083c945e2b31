package org.backbone.access.twin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;

/// Sessions in memory, by the digest of their token.
public final class MemorySessionStore implements SessionStore {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  @Override
  public String start(Session session) {
    var token = Ids.token();
    sessions.put(Digest.sha256(token), session);
    return token;
  }

  @Override
  public Optional<Session> find(String token, Instant now) {
    return Optional.ofNullable(sessions.get(Digest.sha256(token)))
        .filter(session -> session.lastsAt(now));
  }

  @Override
  public void end(String token) {
    sessions.remove(Digest.sha256(token));
  }
}
