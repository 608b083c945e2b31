package org.backbone.outcomes.receipts;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Ed25519 (RFC 8032) as the JDK has it, with keys as their 32 bytes in base64url.
final class Ed25519 {
  static final String NAME = SignedReceipt.ALGORITHM;

  private static final int KEY_BYTES = 32;

  // What stands before a key's bytes in a SubjectPublicKeyInfo (RFC 8410).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What [#text] wrote; the decoder alone would read some other texts as the same bytes.
  ///
  /// @throws IllegalArgumentException for any other text
  static byte[] bytes(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (!text(bytes).equals(text)) {
      throw new IllegalArgumentException("not as it was written");
    }
    return bytes;
  }

  static byte[] raw(PublicKey key) {
    var encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /// Whether the signature is that of the key over the bytes; a key or a signature that is none is
  /// not.
  static boolean fits(String publicKey, byte[] bytes, String signature) {
    try {
      var raw = bytes(publicKey);
      if (raw.length != KEY_BYTES) {
        return false;
      }
      var encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
      System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
      var check = Signature.getInstance(NAME);
      check.initVerify(
          KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(bytes);
      return check.verify(bytes(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }
}
