package org.backbone.outcomes.receipts;

/// The last receipt of a partner's chain, so far.
///
/// @param number its number; 0 where there is none yet
/// @param digest its digest; empty where there is none
public record ChainEnd(long number, String digest) {
  /// Of a partner without a receipt.
  public static final ChainEnd NONE = new ChainEnd(0, "");

  /// The place that comes next.
  public ChainLink next() {
    return new ChainLink(number + 1, digest);
  }

  /// The end that a receipt makes.
  public static ChainEnd of(ReceiptBody body) {
    return new ChainEnd(body.link().number(), body.digest());
  }
}
