package org.backbone.runner.faults;

import java.util.ArrayList;
import java.util.List;

/// Turns of a loop in a list of calls.
final class Loops {
  // As many calls as one turn makes; one that makes more is taken as it is.
  private static final int LONGEST = 8;

  private Loops() {}

  /// The same list, where what comes more than twice in a row comes twice.
  static <T> List<T> shortened(List<T> all) {
    var left = new ArrayList<>(all);
    for (var length = 1; length <= LONGEST; length++) {
      for (var from = 0; from + 3 * length <= left.size(); from++) {
        while (isTwice(left, from, length) && isTwice(left, from + length, length)) {
          left.subList(from, from + length).clear();
        }
      }
    }
    return left;
  }

  // Whether the calls from there on come again at once.
  private static <T> boolean isTwice(List<T> all, int from, int length) {
    return from + 2 * length <= all.size()
        && all.subList(from, from + length).equals(all.subList(from + length, from + 2 * length));
  }
}
