package org.backbone.access.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.tokens.PublishedKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StaffTokensTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final LocalIssuer ISSUER = new LocalIssuer();

  private final StaffTokens tokens = tokens(ISSUER);

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @Test
  void aGoodTokenTellsWhoItIsAndUntilWhen() {
    assertThat(tokens.verify(ISSUER.token(NOW), NOW))
        .contains(
            new StaffTokens.Known(
                new Staff("facilitator", "facilitator", Set.of(Role.FACILITATOR)),
                Set.of("facilitator"),
                NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void rolesAreTheGroupsOfTheSameNamesAndNoOthers() {
    assertThat(roles(List.of("analyst", "administrator")))
        .containsExactlyInAnyOrder(Role.ANALYST, Role.ADMINISTRATOR);
    for (var none :
        new Object[] {
          List.of(), List.of("Facilitator", "facilitators", "", "x facilitator"), 7, Map.of()
        }) {
      assertThat(roles(none)).as("" + none).isEmpty();
    }
    assertThat(roles("analyst")).containsExactly(Role.ANALYST);
  }

  @Test
  void whatSomebodyIsCalledStandsInTheirIdentityToken() {
    assertThat(tokens.nameIn(ISSUER.identity(NOW, "Ana of the staff"), NOW))
        .contains("Ana of the staff");
    assertThat(tokens.nameIn("", NOW)).isEmpty();
    assertThat(tokens.verify(ISSUER.identity(NOW, "Ana of the staff"), NOW)).isEmpty();
  }

  private Set<Role> roles(Object groups) {
    var claims = ISSUER.claims(NOW).claim(StaffTokens.GROUPS, groups).build();
    return tokens.verify(ISSUER.signed(claims), NOW).orElseThrow().staff().roles();
  }

  @Test
  void theAudienceMayBeOneOfSeveralOrTheClient() {
    assertThat(verify(claims -> claims.claim("client_id", null).audience(LocalIssuer.AUDIENCE)))
        .isTrue();
    assertThat(verify(claims -> claims.audience(List.of("another", LocalIssuer.AUDIENCE))))
        .isTrue();
  }

  record Bad(String why, UnaryOperator<JWTClaimsSet.Builder> change) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Bad> badClaims() {
    return Stream.of(
        new Bad("another issuer", claims -> claims.issuer("https://elsewhere.example.net")),
        new Bad(
            "an issuer that only begins like ours", claims -> claims.issuer(ISSUER.name() + "/")),
        new Bad("no issuer", claims -> claims.issuer(null)),
        new Bad("another client", claims -> claims.claim("client_id", "another")),
        new Bad("no client", claims -> claims.claim("client_id", null)),
        new Bad(
            "another audience, which counts before the client",
            claims -> claims.audience("another")),
        new Bad("expired", claims -> claims.expirationTime(Date.from(NOW))),
        new Bad("no end", claims -> claims.expirationTime(null)),
        new Bad("an end that is no time", claims -> claims.claim("exp", "tomorrow")),
        new Bad("not yet", claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(90)))),
        new Bad("issued in the future", claims -> claims.issueTime(Date.from(NOW.plusSeconds(90)))),
        new Bad("another scope", claims -> claims.claim("scope", "openid profile")),
        new Bad(
            "a scope that only contains ours", claims -> claims.claim("scope", "xbackbone/staff")),
        new Bad("no scope, as an id token has none", claims -> claims.claim("scope", null)),
        new Bad("a scope that is no text", claims -> claims.claim("scope", Map.of())),
        new Bad("nobody", claims -> claims.subject(null)));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void aTokenWithAnyClaimAmissIsNobodys(Bad bad) {
    assertThat(verify(bad.change())).isFalse();
  }

  @Test
  void aTokenThatNobodySignedIsNobodys() {
    assertThat(tokens.verify(new PlainJWT(ISSUER.claims(NOW).build()).serialize(), NOW)).isEmpty();
  }

  @Test
  void thePublicKeyIsNoSharedSecret() throws JOSEException {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
            ISSUER.claims(NOW).build());
    jwt.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));

    assertThat(tokens.verify(jwt.serialize(), NOW)).isEmpty();
  }

  @Test
  void aKeyOfSomebodyElseUnderOurKeysIdSignsNothing() {
    var forged = LocalIssuer.signed(ISSUER.claims(NOW).build(), LocalIssuer.rsa("key-1"));

    assertThat(tokens.verify(forged, NOW)).isEmpty();
  }

  @Test
  void aTokenMustSayWhichKeySignedIt() throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), ISSUER.claims(NOW).build());
    jwt.sign(new RSASSASigner(ISSUER.key()));

    assertThat(tokens.verify(jwt.serialize(), NOW)).isEmpty();
  }

  @Test
  void anUnknownExtensionThatMustBeUnderstoodIsNot() throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .criticalParams(java.util.Set.of("cnf"))
            .customParam("cnf", "x")
            .build();
    var jwt = new SignedJWT(header, ISSUER.claims(NOW).build());
    jwt.sign(new RSASSASigner(ISSUER.key()));

    assertThat(tokens.verify(jwt.serialize(), NOW)).isEmpty();
  }

  @Test
  void noCharacterOfATokenCanBeExchanged() {
    var token = ISSUER.token(NOW);
    var random = new SplittableRandom(5);
    for (int at = 0; at < token.length(); at++) {
      var changed = new StringBuilder(token);
      char other = (char) ('A' + random.nextInt(26));
      changed.setCharAt(at, other == token.charAt(at) ? '_' : other);

      var verified = tokens.verify(changed.toString(), NOW);

      // The last character of a part may carry bits that stand for nothing.
      if (at + 1 < token.length() && token.charAt(at + 1) != '.') {
        assertThat(verified).as("character %d", at).isEmpty();
      }
    }
  }

  @Test
  void nonsenseIsNobodys() {
    for (var text :
        List.of("", ".", "..", "a.b.c", "é.é.é", "e30.e30.e30", "x".repeat(9_000), "null")) {
      assertThat(tokens.verify(text, NOW)).isEmpty();
    }
  }

  @Test
  void aNewKeyOfTheIssuerIsLookedUpAndAMadeUpOneNotEveryTime() {
    try (var issuer = new LocalIssuer()) {
      var fresh = tokens(issuer);
      assertThat(fresh.verify(issuer.token(NOW), NOW)).isPresent();
      var next = LocalIssuer.rsa("key-2");
      issuer.publish(next);
      var later = NOW.plus(Duration.ofMinutes(2));

      assertThat(fresh.verify(LocalIssuer.signed(issuer.claims(NOW).build(), next), later))
          .isPresent();

      var madeUp = LocalIssuer.signed(issuer.claims(NOW).build(), LocalIssuer.rsa("made-up"));
      for (int i = 0; i < 20; i++) {
        assertThat(fresh.verify(madeUp, later.plusSeconds(i))).isEmpty();
      }
      assertThat(issuer.looks()).isEqualTo(2);
    }
  }

  private static StaffTokens tokens(LocalIssuer issuer) {
    var keys = PublishedKeys.of(issuer.name(), _ -> {});
    return new StaffTokens(issuer.name(), LocalIssuer.AUDIENCE, keys);
  }

  private boolean verify(UnaryOperator<JWTClaimsSet.Builder> change) {
    var token = ISSUER.signed(change.apply(ISSUER.claims(NOW)).build());
    return tokens.verify(token, NOW).isPresent();
  }
}
