package org.backbone.runner.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.backbone.template.HttpApi;
import org.jspecify.annotations.Nullable;

/// A JWT authorizer of an HTTP API, with its rules: RSA alone; a key of the issuer's, by its id;
/// the exact issuer; the audience, or where the token has none the client id; times against now;
/// one of the route's scopes.
final class JwtAuthorizer {
  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);

  /// What the gateway makes of a token.
  sealed interface Verdict {
    /// No token, or one that proves nothing.
    record Unauthorized() implements Verdict {}

    /// A good token without the scope that the route asks for.
    record Forbidden() implements Verdict {}
  }

  /// A good token: its claims as text, and which of the route's scopes it has.
  record Verified(Map<String, String> claims, List<String> scopes) implements Verdict {}

  private final HttpApi.JwtAuthorizer declared;
  private final Supplier<JWKSet> issuersKeys;
  private final InstantSource clock;
  private @Nullable JWKSet cached;

  /// @param issuersKeys fetches the keys that the issuer publishes
  JwtAuthorizer(HttpApi.JwtAuthorizer declared, Supplier<JWKSet> issuersKeys, InstantSource clock) {
    this.declared = declared;
    this.issuersKeys = issuersKeys;
    this.clock = clock;
  }

  /// Judges the value of the `Authorization` header.
  Verdict judge(String header, List<String> routeScopes) {
    var token =
        header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : header;
    try {
      var jwt = SignedJWT.parse(token);
      var claims = jwt.getJWTClaimsSet();
      if (!signed(jwt) || !meantForUs(claims) || !inTime(claims)) {
        return new Verdict.Unauthorized();
      }
      var scopes = new HashSet<>(scopes(claims));
      scopes.retainAll(routeScopes);
      return routeScopes.isEmpty() || !scopes.isEmpty()
          ? new Verified(texts(claims), List.copyOf(scopes))
          : new Verdict.Forbidden();
    } catch (ParseException | JOSEException _) {
      return new Verdict.Unauthorized();
    }
  }

  private boolean signed(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    if (!RSA.contains(header.getAlgorithm()) || header.getKeyID() == null) {
      return false;
    }
    var key = key(header.getKeyID());
    return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get()));
  }

  // The gateway keeps keys for up to two hours; one that it does not know yet is looked up.
  private synchronized Optional<RSAKey> key(String id) {
    var keys = cached;
    if (keys == null || keys.getKeyByKeyId(id) == null) {
      keys = issuersKeys.get();
      cached = keys;
    }
    return Optional.ofNullable(keys.getKeyByKeyId(id))
        .filter(key -> KeyType.RSA.equals(key.getKeyType()))
        .map(JWK::toRSAKey);
  }

  private boolean meantForUs(JWTClaimsSet claims) throws ParseException {
    boolean issued = declared.issuer().equals(claims.getIssuer());
    var audience = claims.getAudience();
    return issued
        && (audience.isEmpty()
            ? declared
                .audience()
                .contains(Objects.requireNonNullElse(claims.getStringClaim("client_id"), ""))
            : audience.stream().anyMatch(declared.audience()::contains));
  }

  private boolean inTime(JWTClaimsSet claims) {
    var now = clock.instant();
    return claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isAfter(now)
        && notAfter(claims.getNotBeforeTime(), now)
        && notAfter(claims.getIssueTime(), now);
  }

  private static boolean notAfter(@Nullable Date time, Instant now) {
    return time == null || !time.toInstant().isAfter(now);
  }

  private static List<String> scopes(JWTClaimsSet claims) {
    var scope =
        claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
    return switch (scope) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> Arrays.asList(scope.toString().split(" "));
    };
  }

  // Functions get every claim as text: a list as [a b], a time in seconds.
  private static Map<String, String> texts(JWTClaimsSet claims) {
    var texts = new TreeMap<String, String>();
    claims
        .toJSONObject()
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
