package org.backbone.access.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.backbone.platform.core.Digest;

/// Seals a secret with a key that only a browser has (AES-256 in GCM, NIST SP 800-38D): what lies
/// in the table opens nothing without that browser's cookie.
final class Seal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  // A session is found by another digest of the same key: neither tells the other.
  private static final String PURPOSE = "backbone staff refresh ";

  private Seal() {}

  /// The secret, sealed, as text.
  ///
  /// @param key 256 random bits, as [org.backbone.platform.core.Ids#token] makes them
  static String closed(String key, String secret) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, secretKey(key), new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      var bytes = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  /// The secret; nothing where it was sealed with another key, or is empty.
  static Optional<String> opened(String key, String sealed) {
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    var bytes = Base64.getUrlDecoder().decode(sealed);
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          Cipher.DECRYPT_MODE,
          secretKey(key),
          new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
      var secret = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  private static SecretKey secretKey(String key) {
    var digest = Digest.newSha256().digest((PURPOSE + key).getBytes(StandardCharsets.UTF_8));
    return new SecretKeySpec(digest, "AES");
  }
}
