package org.backbone.access.twin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.access.OpenSession;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.mail.Link;
import org.backbone.mail.LinkUse;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;

/// Sessions in memory, by the digest of their token.
public final class MemorySessionStore implements SessionStore {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final MemoryLinks links;

  /// Sessions that begin with these links.
  public MemorySessionStore(MemoryLinks links) {
    this.links = links;
  }

  @Override
  public String start(Session session) {
    var token = Ids.token();
    sessions.put(Digest.sha256(token), session);
    return token;
  }

  @Override
  public synchronized Optional<String> startWith(
      String link, String press, Session session, Instant now) {
    var before = links.useOf(link);
    if (before.isPresent() && !before.get().isRepeatedBy(Digest.sha256(press), now)) {
      return Optional.empty();
    }
    var token = Ids.token();
    var use = new LinkUse(Digest.sha256(press), Digest.sha256(token), now);
    if (!links.use(link, Link.Purpose.SIGN_IN, before, use)) {
      return Optional.empty();
    }
    before.ifPresent(earlier -> sessions.remove(earlier.opened()));
    sessions.put(use.opened(), session);
    return Optional.of(token);
  }

  @Override
  public Optional<Session> find(String token, Instant now) {
    return Optional.ofNullable(sessions.get(Digest.sha256(token)))
        .filter(session -> session.lastsAt(now));
  }

  @Override
  public List<OpenSession> open(String partner, String email, Instant now) {
    return sessions.entrySet().stream()
        .map(entry -> new OpenSession(entry.getKey(), entry.getValue()))
        .filter(open -> open.session().partner().equals(partner) && open.session().lastsAt(now))
        .filter(open -> open.session().email().equals(email))
        .sorted(
            Comparator.comparing((OpenSession open) -> open.session().expiresAt())
                .thenComparing(OpenSession::id)
                .reversed())
        .toList();
  }

  @Override
  public void endOpen(String id) {
    sessions.remove(id);
  }

  @Override
  public void end(String token) {
    sessions.remove(Digest.sha256(token));
  }
}
