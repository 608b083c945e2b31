package org.backbone.runner.http;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backbone.platform.tokens.Claims;
import org.backbone.platform.tokens.TokenVerifier;
import org.backbone.template.HttpApi;

/// A JWT authorizer of an HTTP API: a token that [TokenVerifier] knows, and one of the route's
/// scopes.
final class JwtAuthorizer {
  /// What the gateway makes of a token.
  sealed interface Verdict {
    /// No token, or one that proves nothing.
    record Unauthorized() implements Verdict {}

    /// A good token without the scope that the route asks for.
    record Forbidden() implements Verdict {}
  }

  /// A good token: its claims as text, and which of the route's scopes it has.
  record Verified(Map<String, String> claims, List<String> scopes) implements Verdict {}

  private final TokenVerifier tokens;
  private final InstantSource clock;

  /// @param keys those that the issuer publishes
  JwtAuthorizer(
      HttpApi.JwtAuthorizer declared, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.tokens = new TokenVerifier(declared.issuer(), declared.audience(), Duration.ZERO, keys);
    this.clock = clock;
  }

  /// Judges the value of the `Authorization` header.
  Verdict judge(String header, List<String> routeScopes) {
    var token =
        header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : header;
    var claims = tokens.verify(token, clock.instant());
    if (claims.isEmpty()) {
      return new Verdict.Unauthorized();
    }
    var scopes = new HashSet<>(claims.get().scopes());
    scopes.retainAll(routeScopes);
    return routeScopes.isEmpty() || !scopes.isEmpty()
        ? new Verified(texts(claims.get()), List.copyOf(scopes))
        : new Verdict.Forbidden();
  }

  // Functions get every claim as text: a list as [a b], a time in seconds.
  private static Map<String, String> texts(Claims claims) {
    var texts = new TreeMap<String, String>();
    claims
        .values()
        .forEach(
            (name, value) ->
                texts.put(
                    name,
                    value instanceof List<?> list
                        ? list.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ", "[", "]"))
                        : String.valueOf(value)));
    return texts;
  }
}
