package org.backbone.outcomes.receipts;

import java.time.Instant;

/// A public key as it is published, and kept for ever.
///
/// @param id what receipts call it
/// @param publicKey its 32 bytes in base64url
/// @param from when it began to sign
public record PublishedKey(String id, String publicKey, Instant from) {
  /// The public half of a key that begins to sign.
  public static PublishedKey of(ReceiptSeal seal, Instant from) {
    return new PublishedKey(seal.id(), seal.publicKey(), from);
  }
}
