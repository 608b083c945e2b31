package org.backbone.outcomes.values;

import org.backbone.metrics.Amount;

/// A published share of people, as far as it is known: from `low/scale` to `high/scale`, the upper
/// end itself included unless `open`. Whole numbers throughout, so that rounding
/// loses no count.
public record PublishedShare(long low, long high, boolean open, long scale) {
  private static final long HALF_PERCENTS = 200;

  /// A percentage that was rounded, whichever way its halves went: `units` of the last decimal.
  static PublishedShare rounded(long units, int decimals) {
    var scale = HALF_PERCENTS;
    for (var i = 0; i < decimals; i++) {
      scale *= 10;
    }
    return clipped(2 * units - 1, 2 * units + 1, false, scale);
  }

  /// `85-89`: whether the percentage was rounded before or cut off after, it was at least 84.5 and
  /// less than 90.
  static PublishedShare between(long low, long high) {
    return clipped(2 * low - 1, 2 * (high + 1), true, HALF_PERCENTS);
  }

  /// `LT50`.
  static PublishedShare below(long high) {
    return clipped(0, 2 * high, true, HALF_PERCENTS);
  }

  /// `GT50`.
  static PublishedShare above(long low) {
    return clipped(2 * low, HALF_PERCENTS, false, HALF_PERCENTS);
  }

  private static PublishedShare clipped(long low, long high, boolean open, long scale) {
    return high > scale
        ? new PublishedShare(Math.max(0, low), scale, false, scale)
        : new PublishedShare(Math.max(0, low), high, open, scale);
  }

  /// How many of exactly `base` people have this share; a range that ends before it begins where no
  /// number does.
  public Range counts(long base) {
    var least = Math.ceilDiv(base * low, scale);
    var most = open ? Math.ceilDiv(base * high, scale) - 1 : Math.floorDiv(base * high, scale);
    return new Range(least, base == 0 ? 0 : Math.min(base, most));
  }

  /// Of how many people exactly `count` have this share; without an upper end where it may be 0.
  public Range bases(long count) {
    var least = open ? Math.floorDiv(count * scale, high) + 1 : Math.ceilDiv(count * scale, high);
    return new Range(
        Math.max(Math.max(1, count), least),
        low == 0 ? Amount.UNKNOWN : Math.floorDiv(count * scale, low));
  }

  /// From `least` to `most`, or nothing.
  public record Range(long least, long most) {
    /// Whether there is none.
    public boolean isEmpty() {
      return most < least;
    }
  }
}
