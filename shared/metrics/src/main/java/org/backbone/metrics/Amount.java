package org.backbone.metrics;

/// A count of people as far as it is known: exact (`low == high`), a range, or with hidden parts.
///
/// Amounts add up in any order. A hidden part counts as at least 0; its upper end is the base that
/// it is a part of, where that is known, and otherwise unknown, so that a sum which holds it is "at
/// least `low`". How many parts were hidden is kept.
///
/// @param low the least that it can be, 0 or more
/// @param high the most that it can be, [#UNKNOWN] when a hidden part has no known end
/// @param hidden how many parts of it are hidden
public record Amount(long low, long high, int hidden) {
  /// The upper end of what has no known one.
  public static final long UNKNOWN = Long.MAX_VALUE;

  /// No one.
  public static final Amount ZERO = new Amount(0, 0, 0);

  /// Refuses a negative count, and a range that ends before it begins.
  public Amount {
    if (low < 0 || high < low || hidden < 0) {
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

  /// One part that whoever counted does not show, of a base of at most `most` people.
  public static Amount hiddenPart(long most) {
    return new Amount(0, most, 1);
  }

  /// Whether its value is known and shown.
  public boolean isExact() {
    return low == high && hidden == 0;
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
