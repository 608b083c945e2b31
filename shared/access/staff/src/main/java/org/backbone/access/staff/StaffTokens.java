package org.backbone.access.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows staff by their token, as the HTTP API's own authorizer does: an RSA signature by a key of
/// the issuer; its name, our client, the time and the scope as they must be.
public final class StaffTokens {
  /// The scope that makes a token one of staff.
  public static final String SCOPE = "backbone/staff";

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
  private static final int LONGEST = 8_192;

  // The issuer's clock may be a little ahead of ours.
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final String issuer;
  private final String audience;
  private final SigningKeys keys;

  public StaffTokens(String issuer, String audience, SigningKeys keys) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
  }

  /// Whose token it is, and until when; nothing for any token that is not one of staff's, now.
  Optional<Known> verify(String token, Instant now) {
    if (token.isEmpty() || token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var signed = JWSObject.parse(token);
      return isSigned(signed, now)
          ? claims(signed).flatMap(claims -> known(claims, now))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Staff, and when their token expires.
  record Known(Staff staff, Instant until) {}

  private boolean isSigned(JWSObject signed, Instant now) throws JOSEException {
    var header = signed.getHeader();
    var keyId = header.getKeyID();
    if (keyId == null || !ALGORITHMS.contains(header.getAlgorithm())) {
      return false;
    }
    var key = keys.find(keyId, now);
    return key.isPresent() && signed.verify(new RSASSAVerifier(key.get()));
  }

  private static Optional<Map<String, Object>> claims(JWSObject signed) {
    return Optional.ofNullable(signed.getPayload().toJSONObject());
  }

  private Optional<Known> known(Map<String, Object> claims, Instant now) {
    var until = time(claims.get("exp"));
    var subject = claims.get("sub") instanceof String text ? text : "";
    var fits =
        issuer.equals(claims.get("iss"))
            && isForUs(claims)
            && until.isPresent()
            && now.isBefore(until.get())
            && hasBegun(claims.get("nbf"), now)
            && hasBegun(claims.get("iat"), now)
            && scopes(claims.get("scope")).contains(SCOPE)
            && !subject.isEmpty();
    return fits ? Optional.of(new Known(new Staff(subject), until.get())) : Optional.empty();
  }

  // Cognito's access tokens name the client in client_id and have no audience.
  private boolean isForUs(Map<String, Object> claims) {
    var claimed = claims.get("aud");
    return switch (claimed) {
      case null -> audience.equals(claims.get("client_id"));
      case Collection<?> several -> several.contains(audience);
      default -> audience.equals(claimed);
    };
  }

  private static boolean hasBegun(@Nullable Object claim, Instant now) {
    return claim == null || time(claim).map(begin -> !begin.minus(SKEW).isAfter(now)).orElse(false);
  }

  private static Optional<Instant> time(@Nullable Object claim) {
    return claim instanceof Number seconds && Math.abs(seconds.doubleValue()) < 1e11
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }

  private static List<String> scopes(@Nullable Object claim) {
    return claim instanceof String text ? Arrays.asList(text.split(" ", -1)) : List.of();
  }
}
