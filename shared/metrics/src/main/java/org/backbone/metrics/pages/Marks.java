package org.backbone.metrics.pages;

import org.backbone.metrics.Share;
import org.backbone.platform.pages.chart.Mark;

/// How shares are drawn.
public final class Marks {
  private Marks() {}

  /// How a share is drawn; a range that says nothing is drawn as a hidden one.
  public static Mark of(Share share) {
    return switch (share) {
      case Share.Whole(var percent) -> new Mark.Exact(percent);
      case Share.Between(var low, var high, _) when low == 0 && high == 100 -> new Mark.Hidden();
      case Share.Between(var low, var high, _) -> new Mark.Between(low, high);
      case Share.Hidden _ -> new Mark.Hidden();
      case Share.Nobody() -> new Mark.Nobody();
    };
  }
}
