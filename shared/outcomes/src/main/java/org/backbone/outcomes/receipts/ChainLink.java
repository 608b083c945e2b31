package org.backbone.outcomes.receipts;

/// A receipt's place in its partner's chain.
///
/// @param number from 1, without a gap
/// @param previous the digest of the receipt before it; empty for the first
public record ChainLink(long number, String previous) {
  /// Refuses a first one that names another before it, and a later one that names none.
  public ChainLink {
    if (number < 1 || (number == 1) != previous.isEmpty()) {
      throw new IllegalArgumentException("no place in a chain: " + number + " after " + previous);
    }
  }
}
