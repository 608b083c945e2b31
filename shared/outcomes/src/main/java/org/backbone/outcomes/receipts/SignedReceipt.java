package org.backbone.outcomes.receipts;

import java.util.Map;

/// A receipt with its signature, and the public key that fits it: whole, whoever holds it.
///
/// @param publicKey the key's 32 bytes in base64url
/// @param signature its 64 bytes in base64url, over [ReceiptBody#canonical()]
public record SignedReceipt(ReceiptBody body, String publicKey, String signature) {
  /// The algorithm, as RFC 8032 and Java call it.
  public static final String ALGORITHM = "Ed25519";

  /// The document, in its one form.
  public String json() {
    return CanonicalJson.of(
        Map.of(
            "receipt",
            body.members(),
            "algorithm",
            ALGORITHM,
            "publicKey",
            publicKey,
            "signature",
            signature));
  }
}
