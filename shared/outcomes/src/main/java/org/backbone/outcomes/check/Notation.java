package org.backbone.outcomes.check;

import java.util.Set;

/// How a column of figures is written.
///
/// @param decimals how many decimals a percentage was rounded to; 0 for whole numbers
/// @param intervals whether `85-89`, `GE95`, `LE20` and `LT50` stand for shares
/// @param hidden marks of a figure that is not shown
/// @param nobody marks of a group that has no one
public record Notation(int decimals, boolean intervals, Set<String> hidden, Set<String> nobody) {
  /// Copies the marks, and refuses more decimals than a share is kept with.
  public Notation {
    if (decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException("decimals " + decimals + " are not 0 to 6");
    }
    hidden = Set.copyOf(hidden);
    nobody = Set.copyOf(nobody);
  }
}
