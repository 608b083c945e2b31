package org.backbone.runner.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.UUID;

/// The issuer's key, kept in the data folder, so that a token outlives a restart.
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(Path folder) throws IOException {
    var file = folder.resolve("issuer-key.json");
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      var key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .keyID(UUID.randomUUID().toString())
              .generate();
      Files.createDirectories(folder);
      var half = folder.resolve("issuer-key.json.tmp");
      Files.writeString(half, key.toJSONString());
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      return key;
    } catch (JOSEException | ParseException e) {
      throw new IOException("the local issuer's key in " + file + " cannot be used", e);
    }
  }
}
