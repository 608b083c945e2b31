package org.backbone.domain.metric;

/// A count of people as far as it is known: exact (`low == high`), a range, or with hidden parts.
///
/// Amounts add up in any order. A hidden part counts as at least 0 and has no known upper end,
/// so a sum that holds one is "at least `low`"; how many parts were hidden is kept.
///
/// @param low the least that it can be, 0 or more
/// @param high the most that it can be, [#UNKNOWN] when a part is hidden
/// @param hidden how many parts of it are hidden
public record Amount(long low, long high, int hidden) {
  /// The upper end of what has no known one.
  public static final long UNKNOWN = Long.MAX_VALUE;

  /// No one.
  public static final Amount ZERO = new Amount(0, 0, 0);

  /// Refuses a negative count, a range that ends before it begins, and a known end beside hidden
  /// parts.
  public Amount {
    if (low < 0 || high < low || hidden < 0 || (hidden > 0 && high != UNKNOWN)) {
      throw new IllegalArgumentException("no amount: " + low + " to " + high + ", " + hidden);
    }
  }

  /// Exactly `n`.
  public static Amount exact(long n) {
    return new Amount(n, n, 0);
  }

  /// From `low` to `high`, both possible.
  public static Amount range(long low, long high) {
    return new Amount(low, high, 0);
  }

  /// One part that whoever counted does not show.
  public static Amount hiddenPart() {
    return new Amount(0, UNKNOWN, 1);
  }

  /// Whether exactly one value is possible.
  public boolean isExact() {
    return low == high;
  }

  /// Whether its upper end is known.
  public boolean isBounded() {
    return high != UNKNOWN;
  }

  /// Both together. Throws [ArithmeticException] beyond the range of `long`.
  public Amount plus(Amount other) {
    var bounded = isBounded() && other.isBounded();
    return new Amount(
        Math.addExact(low, other.low),
        bounded ? Math.addExact(high, other.high) : UNKNOWN,
        Math.addExact(hidden, other.hidden));
  }
}
