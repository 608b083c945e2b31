package org.backbone.metrics;

import org.backbone.metrics.Indicator.Direction;
import org.backbone.platform.core.Period;

/// How an indicator moved, as far as its public figures can tell.
public sealed interface Trend {
  /// Whether it moved as we want it to.
  enum Verdict {
    RIGHT_WAY,
    WRONG_WAY,
    STEADY;

    static Verdict of(long before, long now, Direction better) {
      if (before == now) {
        return STEADY;
      }
      return (now > before) == (better == Direction.HIGHER) ? RIGHT_WAY : WRONG_WAY;
    }
  }

  /// There is no figure yet.
  record NoFigure() implements Trend {}

  /// There is one period only: no curve yet.
  record OneOnly() implements Trend {}

  /// The average of twelve months beside that of the twelve before.
  record YearOfMonths(long before, long now, Verdict verdict) implements Trend {}

  /// A count beside that of the period before.
  record Counted(long before, long now, Period since, Verdict verdict) implements Trend {}

  /// A share beside that of the period before, where they do not overlap.
  record Shared(Share before, Share now, Period since, Verdict verdict) implements Trend {}

  /// What is public does not tell whether it moved.
  record Unclear(Period since) implements Trend {}
}
