package org.backbone.runner.faults;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What happens to calls and events by chance, the same for the same seed: many are throttled, some
/// answers are lost, some writes meet others; events come twice, and not in their order.
final class Weather {
  private static final double LOST = 0.03;
  private static final double CONFLICT = 0.03;
  private static final double REFUSED = 0.01;
  private static final double TWICE = 0.15;
  private static final double LATER = 0.3;

  private final RandomGenerator chance;
  private final double throttled;

  /// @param throttled the part of all tries that are throttled
  Weather(long seed, double throttled) {
    this.chance = new SplittableRandom(seed);
    this.throttled = throttled;
  }

  /// What happens to this try of a call.
  synchronized Fate fate(Call call) {
    // SES is asked once a minute, and no more than that: half of what others bear. It takes each
    // message or does not; an answer of it that is lost is a point of its own.
    if (call.operation().startsWith("SES")) {
      return hits(throttled / 2) ? Fate.THROTTLED : Fate.NONE;
    }
    if (hits(throttled)) {
      return Fate.THROTTLED;
    }
    if (hits(REFUSED)) {
      return Fate.REFUSED;
    }
    if (call.isWrite() && hits(LOST)) {
      return Fate.LOST;
    }
    return call.isWrite() && hits(CONFLICT) ? Fate.CONFLICT : Fate.NONE;
  }

  /// Whether an event is delivered once more.
  synchronized boolean comesTwice() {
    return hits(TWICE);
  }

  /// Whether others come before an event that waits.
  synchronized boolean comesLater() {
    return hits(LATER);
  }

  private boolean hits(double probability) {
    return chance.nextDouble() < probability;
  }
}
