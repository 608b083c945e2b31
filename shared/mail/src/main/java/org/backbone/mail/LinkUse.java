package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;

/// How a link that works once was used.
///
/// @param press the digest of what the page with the button had put into its form: another page has
///     another one
/// @param opened what the use began, by its digest
/// @param at when, by the machine's clock
public record LinkUse(String press, String opened, Instant at) {
  /// For how long the same page may use the link again: its answer may have been lost on the way.
  public static final Duration GRACE = Duration.ofMinutes(2);

  /// Whether a press at `now` is the same person's second one, who may not have seen an answer to
  /// the first.
  public boolean isRepeatedBy(String otherPress, Instant now) {
    return press.equals(otherPress) && now.isBefore(at.plus(GRACE));
  }
}
