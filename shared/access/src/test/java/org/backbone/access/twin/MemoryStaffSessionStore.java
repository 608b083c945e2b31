package org.backbone.access.twin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.access.StaffSession;
import org.backbone.access.StaffSessionStore;
import org.backbone.platform.core.Digest;

/// Staff's sessions in memory, by the digest of the browser's key.
public final class MemoryStaffSessionStore implements StaffSessionStore {
  private final Map<String, StaffSession> sessions = new ConcurrentHashMap<>();

  /// All that is kept, as whoever reads the table would see it.
  public String asKept() {
    return sessions.toString();
  }

  @Override
  public void start(String key, StaffSession session) {
    sessions.put(Digest.sha256(key), session);
  }

  @Override
  public Optional<StaffSession> find(String key, Instant now) {
    return Optional.ofNullable(sessions.get(Digest.sha256(key)))
        .filter(session -> now.isBefore(session.until()));
  }

  @Override
  public boolean renew(String key, StaffSession session) {
    return sessions.replace(Digest.sha256(key), session) != null;
  }

  @Override
  public void end(String key) {
    sessions.remove(Digest.sha256(key));
  }
}
