package org.backbone.runner.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.backbone.runner.data.WholeFile;

/// The issuer's RSA key, made once and kept in the data folder, so that a restart signs nobody out.
final class SigningKey {
  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  /// The key that the file holds; a new one if there is none, or what is there is none.
  static SigningKey keptIn(Path file, Consumer<String> said) throws IOException {
    var kept = WholeFile.read(file, SigningKey::parsed, said);
    if (kept.isPresent()) {
      return new SigningKey(kept.get());
    }
    try {
      var made =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      WholeFile.writePrivate(file, made.toJSONString());
      return new SigningKey(made);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey parsed(byte[] bytes) throws IOException {
    try {
      return RSAKey.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IOException("it holds no RSA key", e);
    }
  }

  /// The public half, as the issuer publishes it.
  JWKSet published() {
    return new JWKSet(key.toPublicJWK());
  }

  /// What a token says that this key signed; nothing for any other text.
  Optional<JWTClaimsSet> read(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
          ? Optional.of(jwt.getJWTClaimsSet())
          : Optional.empty();
    } catch (ParseException | JOSEException _) {
      return Optional.empty();
    }
  }

  String sign(JWTClaimsSet claims) {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }
}
