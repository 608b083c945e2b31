package org.backbone.access.staff;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/// The keys that the issuer signs with.
interface SigningKeys {
  /// The key of that id, if the issuer has it.
  Optional<RSAPublicKey> find(String keyId, Instant now);
}
