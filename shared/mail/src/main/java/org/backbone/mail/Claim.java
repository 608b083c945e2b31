package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;

/// Somebody's right to send a message, for a while.
///
/// @param owner who sends it, unique to one call of the sender
/// @param at when it is claimed, by the machine's clock
/// @param leaseUntil until when it is the owner's; longer than the owner can live
public record Claim(String owner, Instant at, Instant leaseUntil) {
  /// How long SES's word on a message is waited for before it counts as not sent: a lease that
  /// lapsed says only that the owner is gone.
  public static final Duration GRACE = Duration.ofMinutes(15);

  /// A claim of `owner` from `at` on for `lease`.
  public static Claim of(String owner, Instant at, Duration lease) {
    return new Claim(owner, at, at.plus(lease));
  }
}
