package org.backbone.functions.outcomeuploads;

import java.time.InstantSource;
import java.util.Optional;
import org.backbone.domain.access.Session;
import org.backbone.domain.access.SessionStore;
import org.backbone.lambda.Reply;
import org.backbone.lambda.Request;

/// Who is asking: the session's token comes in a cookie, or as a bearer token from a program.
final class Sessions {
  private static final String NAME = "backbone_session";

  private final SessionStore store;
  private final InstantSource clock;
  private final boolean isSecure;

  /// Over https the browser keeps the cookie to this host and to https (`__Host-`, RFC 6265bis).
  Sessions(SessionStore store, InstantSource clock, String publicUrl) {
    this.store = store;
    this.clock = clock;
    this.isSecure = publicUrl.startsWith("https://");
  }

  Optional<Session> find(Request request) {
    return token(request).flatMap(token -> store.find(token, clock.instant()));
  }

  Reply start(Session session, Reply reply) {
    return reply.withCookie(cookie(store.start(session), Session.LIFETIME.toSeconds()));
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
