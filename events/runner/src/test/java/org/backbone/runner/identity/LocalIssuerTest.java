package org.backbone.runner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

  @Test
  void aTokenIsSignedByTheKeyThatIsPublished(@TempDir Path folder) throws Exception {
    var issuer = new LocalIssuer("http://127.0.0.1:8080", "backbone-local", folder, CLOCK);

    var jwt = SignedJWT.parse(issuer.token(Persona.FACILITATOR));

    var key = issuer.keys().getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.issuer());
    assertThat(jwt.getJWTClaimsSet().getStringClaim("scope")).contains(LocalIssuer.SCOPE);
    assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant()).isAfter(CLOCK.instant());
  }

  @Test
  void aRestartKeepsTheKey(@TempDir Path folder) throws Exception {
    var before = new LocalIssuer("http://127.0.0.1:1", "a", folder, CLOCK).keys();

    var after = new LocalIssuer("http://127.0.0.1:1", "a", folder, CLOCK).keys();

    assertThat(after.toJSONObject()).isEqualTo(before.toJSONObject());
  }
}
