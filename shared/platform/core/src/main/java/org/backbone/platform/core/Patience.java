package org.backbone.platform.core;

import java.util.random.RandomGenerator;

/// A wait before something that met others is tried again: longer each time, and never twice the
/// same, so that those who met do not meet again.
final class Patience {
  private static final int FIRST_MILLIS = 20;
  private static final int LONGEST_MILLIS = 400;
  private static final int MOST_DOUBLINGS = 10;

  private Patience() {}

  /// Waits.
  ///
  /// @param made the tries that were made, from 1
  static void pause(int made) {
    var most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(made - 1, MOST_DOUBLINGS));
    try {
      Thread.sleep(RandomGenerator.getDefault().nextInt(most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
