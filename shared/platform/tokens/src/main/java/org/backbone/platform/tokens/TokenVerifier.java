package org.backbone.platform.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Knows an issuer's tokens, by the rules of an HTTP API's own authorizer: an RSA signature by the
/// issuer's key that the token names; the issuer's exact name; one of our audiences, or where the
/// token has none, its client; the times.
public final class TokenVerifier {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
  private static final int LONGEST = 8_192;

  private final String issuer;
  private final Set<String> audiences;
  private final Duration skew;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /// @param skew how far the issuer's clock may be ahead of ours when a token begins
  /// @param keys the issuer's, see [PublishedKeys]
  public TokenVerifier(
      String issuer, Collection<String> audiences, Duration skew, JWKSource<SecurityContext> keys) {
    this.issuer = issuer;
    this.audiences = Set.copyOf(audiences);
    this.skew = skew;
    var selector = new JWSVerificationKeySelector<>(ALGORITHMS, keys);
    processor.setJWSKeySelector(
        (header, context) ->
            header.getKeyID() == null ? List.of() : selector.selectJWSKeys(header, context));
    // Issuers differ in what they call an access token.
    processor.setJWSTypeVerifier((type, context) -> {});
    // It would read the clock, and knows no client in place of an audience.
    processor.setJWTClaimsSetVerifier(null);
  }

  /// What the token says; nothing for one that is not good at this time, or that cannot be verified
  /// because the issuer does not answer.
  public Optional<Claims> verify(String token, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var claims = new Claims(processor.process(token, null).toJSONObject());
      return isForUs(claims) && isInTime(claims, now) ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isForUs(Claims claims) {
    return claims.text("iss").filter(issuer::equals).isPresent()
        && claims.audiences().stream().anyMatch(audiences::contains);
  }

  private boolean isInTime(Claims claims, Instant now) {
    return claims.time("exp").filter(now::isBefore).isPresent()
        && hasBegun(claims.time("nbf"), now)
        && hasBegun(claims.time("iat"), now);
  }

  private boolean hasBegun(Optional<Instant> begin, Instant now) {
    return begin.isEmpty() || !begin.get().minus(skew).isAfter(now);
  }
}
