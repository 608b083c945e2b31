package org.backbone.access.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.backbone.access.OpenSession;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// Who is asking: the session's token comes in a cookie. A program has a token of its own, and no
/// session.
public final class Sessions {
  private static final String NAME = "backbone_session";

  private final SessionStore store;
  private final InstantSource clock;
  private final boolean isSecure;

  /// Over https the browser keeps the cookie to this host and to https (`__Host-`, RFC 6265bis).
  public Sessions(SessionStore store, InstantSource clock, String publicUrl) {
    this.store = store;
    this.clock = clock;
    this.isSecure = publicUrl.startsWith("https://");
  }

  public Optional<Session> find(Request request) {
    return token(request).flatMap(token -> store.find(token, clock.instant()));
  }

  /// Starts a session as [SessionStore#startWith] does, and ends the one that this browser had;
  /// returns the cookie, a whole `Set-Cookie` value.
  Optional<String> startWith(
      Request request, String link, String press, Session session, Instant now) {
    return store
        .startWith(link, press, session, now)
        .map(
            token -> {
              request.cookie(name()).ifPresent(store::end);
              return cookie(token, Session.LIFETIME.toSeconds());
            });
  }

  /// The id of the session of whoever asks; empty where nobody is signed in.
  public String id(Request request) {
    return token(request).map(Digest::sha256).orElse("");
  }

  /// The sessions of the same contact that last.
  public List<OpenSession> open(Session session) {
    return store.open(session.partner(), session.email(), clock.instant());
  }

  /// Ends one of the same contact's sessions; one of anybody else is left alone.
  public void endOpen(Session session, String id) {
    if (open(session).stream().anyMatch(open -> open.id().equals(id))) {
      store.endOpen(id);
    }
  }

  /// Ends all of them, that of this browser too: somebody may have copied it.
  public Reply endAll(Request request, Session session, Reply reply) {
    store.endAll(session.partner(), session.email(), clock.instant());
    return end(request, reply);
  }

  /// Ends the session of whoever asks.
  public Reply end(Request request, Reply reply) {
    token(request).ifPresent(store::end);
    return reply.withCookie(cookie("", 0));
  }

  private Optional<String> token(Request request) {
    return request.cookie(name());
  }

  private String name() {
    return isSecure ? "__Host-" + NAME : NAME;
  }

  private String cookie(String token, long seconds) {
    return name()
        + "="
        + token
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (isSecure ? "; Secure" : "");
  }
}
