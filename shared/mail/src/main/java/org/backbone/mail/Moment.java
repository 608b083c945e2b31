package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;

/// The time that something is done for, beside the time it is really done at. They differ when a
/// past or future day is replayed; then time runs on from the former as it runs on the machine.
///
/// @param asOf the time that a schedule's tick stands for
/// @param actual the machine's clock
public record Moment(Instant asOf, Instant actual) {
  /// The moment of something done for its own time.
  public static Moment of(Instant now) {
    return new Moment(now, now);
  }

  /// When `instant`, a time in the replayed day, comes by the machine's clock: a deadline that is
  /// two days ahead of the tick is two days ahead of whoever replays it.
  public Instant actually(Instant instant) {
    return actual.plus(Duration.between(asOf, instant));
  }
}
