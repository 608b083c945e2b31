package org.backbone.access.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.backbone.access.Session;
import org.backbone.access.SessionStore;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// Who is asking: the session's token comes in a cookie, or as a bearer token from a program.
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

  /// Starts a session as [SessionStore#startWith] does; returns its cookie, a whole `Set-Cookie`
  /// value.
  Optional<String> startWith(String link, String press, Session session, Instant now) {
    return store
        .startWith(link, press, session, now)
        .map(token -> cookie(token, Session.LIFETIME.toSeconds()));
  }

  Reply end(Request request, Reply reply) {
    token(request).ifPresent(store::end);
    return reply.withCookie(cookie("", 0));
  }

  private Optional<String> token(Request request) {
    return request.bearer().or(() -> request.cookie(name()));
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
