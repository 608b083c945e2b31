package org.backbone.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backbone.template.HttpApi;
import org.backbone.template.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwtAuthorizerTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final RSAKey KEY = rsa("ours");
  private static final RSAKey STRANGER = rsa("ours");
  private static final ECKey CURVE = ec("curve");
  private static final HttpApi.JwtAuthorizer DECLARED =
      new HttpApi.JwtAuthorizer(
          "Staff",
          new Place("template.yaml", 1),
          "https://issuer.example.org",
          List.of("client"),
          List.of("backbone/staff"));

  private final JwtAuthorizer authorizer =
      new JwtAuthorizer(
          DECLARED,
          new ImmutableJWKSet<>(new JWKSet(List.of(KEY.toPublicJWK(), CURVE.toPublicJWK()))),
          () -> NOW);

  @Test
  void aGoodTokenGivesItsClaimsAsTextAndTheRoutesScopesThatItHas() {
    var verdict = judge(sign(good().claim("groups", List.of("a", "b")).build()));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            JwtAuthorizer.Verified.class,
            verified -> {
              assertThat(verified.scopes()).containsExactly("backbone/staff");
              assertThat(verified.claims())
                  .containsEntry("sub", "facilitator")
                  .containsEntry("groups", "[a b]")
                  .containsEntry("exp", Long.toString(NOW.plusSeconds(3600).getEpochSecond()));
            });
  }

  @Test
  void theTokenMayStandAloneOrAfterBearer() {
    var token = sign(good().build());

    assertThat(authorizer.judge(token, List.of())).isInstanceOf(JwtAuthorizer.Verified.class);
    assertThat(authorizer.judge("bearer " + token, List.of()))
        .isInstanceOf(JwtAuthorizer.Verified.class);
    assertThat(authorizer.judge("Basic " + token, List.of())).isEqualTo(unauthorized());
  }

  @Test
  void aTokenWithoutTheRoutesScopeIsForbidden() {
    assertThat(judge(sign(good().claim("scope", "openid other").build())))
        .isEqualTo(new JwtAuthorizer.Verdict.Forbidden());
    assertThat(judge(sign(good().claim("scope", null).build())))
        .isEqualTo(new JwtAuthorizer.Verdict.Forbidden());
  }

  @Test
  void scopesMayBeAListNamedScp() {
    var claims = good().claim("scope", null).claim("scp", List.of("backbone/staff")).build();

    assertThat(judge(sign(claims))).isInstanceOf(JwtAuthorizer.Verified.class);
  }

  @Test
  void aTokenWithoutAudienceIsJudgedByItsClientId() {
    var claims = good().audience((String) null).claim("client_id", "client").build();

    assertThat(judge(sign(claims))).isInstanceOf(JwtAuthorizer.Verified.class);
  }

  static Stream<Arguments> badTokens() throws JOSEException {
    return Stream.of(
        bad("no token", ""),
        bad("no token at all", "nonsense"),
        bad("another issuer", sign(good().issuer("https://issuer.example.org/").build())),
        bad("another audience", sign(good().audience("other").build())),
        bad(
            "another audience, though the client id is right",
            sign(good().audience("other").claim("client_id", "client").build())),
        bad(
            "another client id",
            sign(good().audience((String) null).claim("client_id", "other").build())),
        bad("neither audience nor client id", sign(good().audience((String) null).build())),
        bad("expired", sign(good().expirationTime(at(Duration.ZERO)).build())),
        bad("without expiry", sign(good().expirationTime(null).build())),
        bad("not valid yet", sign(good().notBeforeTime(at(Duration.ofSeconds(5))).build())),
        bad("issued tomorrow", sign(good().issueTime(at(Duration.ofDays(1))).build())),
        bad("unsigned", new PlainJWT(good().build()).serialize()),
        bad("signed by a stranger under our key's id", sign(good().build(), STRANGER, "ours")),
        bad("under an unknown key's id", sign(good().build(), KEY, "theirs")),
        bad("without a key's id", sign(good().build(), KEY, null)),
        bad("signed by the public key as a shared secret", confused()),
        bad("signed on a curve", onACurve()),
        bad("with changed claims", changed(sign(good().build()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatProvesNothingIsUnauthorized(String what, String token) {
    assertThat(judge(token)).as(what).isEqualTo(unauthorized());
  }

  @Test
  void noSingleChangedCharacterOfASignatureIsAccepted() {
    var token = sign(good().build());
    int start = token.lastIndexOf('.') + 1;
    var accepted = new ArrayList<Integer>();
    // The last character carries bits that no signature has; it is left out.
    for (int i = start; i < token.length() - 1; i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      if (judge(token.substring(0, i) + other + token.substring(i + 1))
          instanceof JwtAuthorizer.Verified) {
        accepted.add(i);
      }
    }

    assertThat(accepted).isEmpty();
  }

  private JwtAuthorizer.Verdict judge(String token) {
    return authorizer.judge("Bearer " + token, List.of("backbone/staff"));
  }

  private static JwtAuthorizer.Verdict unauthorized() {
    return new JwtAuthorizer.Verdict.Unauthorized();
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer("https://issuer.example.org")
        .audience("client")
        .subject("facilitator")
        .issueTime(at(Duration.ZERO))
        .notBeforeTime(at(Duration.ZERO))
        .expirationTime(at(Duration.ofHours(1)))
        .claim("scope", "openid backbone/staff");
  }

  private static Date at(Duration later) {
    return Date.from(NOW.plus(later));
  }

  private static Arguments bad(String what, String token) {
    return Arguments.of(what, token);
  }

  private static String sign(JWTClaimsSet claims) {
    return sign(claims, KEY, "ours");
  }

  private static String sign(JWTClaimsSet claims, RSAKey key, @Nullable String keyId) {
    try {
      var jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String confused() throws JOSEException {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ours").build(), good().build());
    jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  private static String onACurve() throws JOSEException {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").build(), good().build());
    jwt.sign(new ECDSASigner(CURVE));
    return jwt.serialize();
  }

  private static String changed(String token) {
    UnaryOperator<String> payload =
        one -> one.replaceFirst("^[^.]*\\.", "").replaceFirst("\\..*", "");
    var other = sign(good().subject("somebody-else").build());
    return token.replace(payload.apply(token), payload.apply(other));
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
