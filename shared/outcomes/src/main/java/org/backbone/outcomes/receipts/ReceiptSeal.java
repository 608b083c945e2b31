package org.backbone.outcomes.receipts;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import org.backbone.platform.core.Digest;

/// A key that receipts are signed with. The same receipt gets the same signature, however often.
public final class ReceiptSeal {
  private static final int ID_LENGTH = 16;
  private static final byte[] PROBE = {1};

  private final PrivateKey key;
  private final String secret;
  private final String publicKey;

  private ReceiptSeal(PrivateKey key, String secret, String publicKey) {
    this.key = key;
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /// A new one, drawn at random.
  public static ReceiptSeal fresh() {
    try {
      var pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
      var secret = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new ReceiptSeal(
          pair.getPrivate(), Ed25519.text(secret), Ed25519.text(Ed25519.raw(pair.getPublic())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /// The one that [#text()] was of.
  ///
  /// @throws IllegalArgumentException for any other text
  public static ReceiptSeal of(String text) {
    var dot = text.indexOf('.');
    try {
      var secret = text.substring(0, Math.max(dot, 0));
      var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Ed25519.bytes(secret));
      var key = KeyFactory.getInstance(Ed25519.NAME).generatePrivate(spec);
      var seal = new ReceiptSeal(key, secret, text.substring(dot + 1));
      if (Ed25519.fits(seal.publicKey, PROBE, seal.sign(PROBE))) {
        return seal;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key to sign with", e);
    }
    throw new IllegalArgumentException("two halves of different keys");
  }

  /// The whole key as a text, to be kept where nobody else reads it.
  public String text() {
    return secret + "." + publicKey;
  }

  /// What receipts call it: the beginning of the digest of the public key.
  public String id() {
    return id(publicKey);
  }

  private static String id(String publicKey) {
    return Digest.sha256(Ed25519.bytes(publicKey)).substring(0, ID_LENGTH);
  }

  /// Whether receipts call that public key so.
  public static boolean isNamed(String id, String publicKey) {
    try {
      return id(publicKey).equals(id);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// What signatures are checked with.
  public String publicKey() {
    return publicKey;
  }

  /// The receipt, signed.
  ///
  /// @throws IllegalArgumentException where it names another key
  public SignedReceipt sign(ReceiptBody body) {
    if (!body.key().equals(id())) {
      throw new IllegalArgumentException("it names the key " + body.key() + ", not " + id());
    }
    return new SignedReceipt(body, publicKey, sign(body.canonical()));
  }

  private String sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance(Ed25519.NAME);
      signature.initSign(key);
      signature.update(bytes);
      return Ed25519.text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key to sign with", e);
    }
  }
}
