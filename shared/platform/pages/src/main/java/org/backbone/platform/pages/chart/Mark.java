package org.backbone.platform.pages.chart;

/// What is known of a value, and so how it is drawn: never more exactly than it is public.
public sealed interface Mark {
  /// A value: a dot.
  record Exact(double value) implements Mark {}

  /// Somewhere from `low` to `high`: a bar.
  record Between(double low, double high) implements Mark {}

  /// A value that is not shown: hatching.
  record Hidden() implements Mark {}

  /// There is nobody to count: an empty line.
  record Nobody() implements Mark {}
}
