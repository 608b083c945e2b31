package org.backbone.metrics;

/// A count as the public may see it.
public sealed interface Figure {
  /// Exactly `n`.
  record Exact(long n) implements Figure {}

  /// From `low` to `high`; without parts that their source hides, if it hides any.
  record Range(long low, long high) implements Figure {}

  /// At least `low`, because `hiddenParts` of it are hidden by whoever counted.
  record AtLeast(long low, int hiddenParts) implements Figure {}

  /// Not shown.
  record Hidden(Reason reason) implements Figure {}

  /// Why a figure is not shown.
  enum Reason {
    /// Small, or it would give a small one away. One mark for both, for telling them apart would
    /// tell which is small.
    PROTECTED,
    /// Whoever counted does not show it.
    NOT_REPORTED
  }
}
