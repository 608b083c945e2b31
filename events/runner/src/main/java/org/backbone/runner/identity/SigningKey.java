package org.backbone.runner.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// The issuer's RSA key, made once and kept in the data folder, so that a restart signs nobody out.
final class SigningKey {
  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  static SigningKey keptIn(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        return new SigningKey(RSAKey.parse(Files.readString(file)));
      }
      var made =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, made.toJSONString());
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return new SigningKey(made);
    } catch (JOSEException | ParseException e) {
      throw new IOException(file + " holds no RSA key; delete it for a new one", e);
    }
  }

  /// The public half, as the issuer publishes it.
  JWKSet published() {
    return new JWKSet(key.toPublicJWK());
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
