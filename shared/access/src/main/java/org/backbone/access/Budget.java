package org.backbone.access;

import java.time.Duration;
import java.time.Instant;

/// How often something may be done: so many times in each window. Windows follow each other without
/// a gap, for everybody at the same moments.
///
/// @param what names it in keys: `sign-in-address`
public record Budget(String what, int limit, Duration window) {
  public Budget {
    if (limit < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException("a budget of nothing: " + what);
    }
  }

  /// The same budget, so many times as large.
  Budget times(int times) {
    return new Budget(what, Math.multiplyExact(limit, times), window);
  }

  /// When the window began that `at` is in.
  public Instant begin(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond() / window.toSeconds() * window.toSeconds());
  }

  /// When the next one begins.
  public Instant end(Instant at) {
    return begin(at).plus(window);
  }
}
