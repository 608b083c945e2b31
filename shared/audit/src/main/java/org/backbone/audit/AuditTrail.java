package org.backbone.audit;

import java.time.Duration;
import java.time.Instant;

/// The audit trail as it is read. Nobody writes it alone: a line is a part of the transaction that
/// makes the change, and each store has its own way to add it.
public interface AuditTrail {
  /// How long a line is kept: a year's question can be answered a month later.
  Duration KEPT = Duration.ofDays(400);

  /// Lines about all things, the newest first.
  ///
  /// @param after where the part begins: what the part before it said, or empty
  /// @param most how many at most, one at least
  AuditPage lines(String after, int most, Instant now);

  /// Lines about one thing, the newest first.
  AuditPage linesAbout(Matter matter, String after, int most, Instant now);
}
