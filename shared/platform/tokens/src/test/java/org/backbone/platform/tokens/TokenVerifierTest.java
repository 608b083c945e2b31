package org.backbone.platform.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final String ISSUER = "https://issuer.example.org";
  private static final RSAKey KEY = Signed.key("ours");

  private final TokenVerifier tokens =
      verifier(new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())));

  @Test
  void aGoodTokenTellsItsClaims() {
    var claims = tokens.verify(token(same -> same), NOW).orElseThrow();

    assertThat(claims.text("sub")).contains("facilitator");
    assertThat(claims.scopes()).containsExactly("openid", "backbone/staff");
    assertThat(claims.until()).isEqualTo(NOW.plusSeconds(3600));
  }

  @Test
  void theAudienceCountsBeforeTheClient() {
    assertThat(isGood(claims -> claims.audience("ours"))).isTrue();
    assertThat(isGood(claims -> claims.audience(List.of("theirs", "ours")))).isTrue();
    assertThat(isGood(claims -> claims.audience("theirs"))).isFalse();
    assertThat(isGood(claims -> claims.claim("client_id", "theirs"))).isFalse();
    assertThat(isGood(claims -> claims.claim("client_id", null))).isFalse();
  }

  @Test
  void theIssuersClockMayBeAheadWhenATokenBeginsButNotWhenItEnds() {
    assertThat(isGood(claims -> claims.issueTime(at(30)).notBeforeTime(at(30)))).isTrue();
    assertThat(isGood(claims -> claims.issueTime(at(31)))).isFalse();
    assertThat(isGood(claims -> claims.notBeforeTime(at(31)))).isFalse();
    assertThat(isGood(claims -> claims.expirationTime(at(1)))).isTrue();
    assertThat(isGood(claims -> claims.expirationTime(at(0)))).isFalse();
    assertThat(isGood(claims -> claims.expirationTime(null))).isFalse();
  }

  @Test
  void scopesMayBeAListNamedScp() {
    var token =
        token(claims -> claims.claim("scope", null).claim("scp", List.of("openid", "mine")));

    assertThat(tokens.verify(token, NOW).orElseThrow().scopes()).containsExactly("openid", "mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void theseAlgorithmsCount(String name) {
    assertThat(tokens.verify(signed(JWSAlgorithm.parse(name)), NOW)).isPresent();
  }

  @Test
  void othersDoNotThoughTheKeyFits() {
    assertThat(tokens.verify(signed(JWSAlgorithm.PS256), NOW)).isEmpty();
  }

  @Test
  void aTokenOfMoreThanEightKilobytesIsNotRead() {
    assertThat(isGood(claims -> claims.claim("more", "x".repeat(3_000)))).isTrue();
    assertThat(isGood(claims -> claims.claim("more", "x".repeat(8_000)))).isFalse();
  }

  @Test
  void whileTheIssuerDoesNotAnswerNoTokenIsGood() {
    var lost =
        verifier(
            (_, _) -> {
              throw new KeySourceException("does not answer");
            });

    assertThat(lost.verify(token(same -> same), NOW)).isEmpty();
  }

  private static TokenVerifier verifier(JWKSource<SecurityContext> keys) {
    return new TokenVerifier(ISSUER, List.of("ours"), Duration.ofSeconds(30), keys);
  }

  private boolean isGood(UnaryOperator<JWTClaimsSet.Builder> change) {
    return tokens.verify(token(change), NOW).isPresent();
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return Signed.by(KEY, JWSAlgorithm.RS256, change.apply(good()).build());
  }

  private static String signed(JWSAlgorithm algorithm) {
    return Signed.by(KEY, algorithm, good().build());
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("facilitator")
        .claim("client_id", "ours")
        .claim("scope", "openid backbone/staff")
        .issueTime(at(0))
        .expirationTime(at(3600));
  }

  private static Date at(long seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }
}
