package org.backbone.pages.chart;

import org.backbone.pages.Share;

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

  /// How a share is drawn; a range that says nothing is drawn as a hidden one.
  static Mark of(Share share) {
    return switch (share) {
      case Share.Whole(var percent) -> new Exact(percent);
      case Share.Between(var low, var high, _) when low == 0 && high == 100 -> new Hidden();
      case Share.Between(var low, var high, _) -> new Between(low, high);
      case Share.Hidden _ -> new Hidden();
      case Share.Nobody() -> new Nobody();
    };
  }
}
