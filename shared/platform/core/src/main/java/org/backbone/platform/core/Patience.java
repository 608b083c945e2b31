package org.backbone.platform.core;

import java.util.random.RandomGenerator;

/// A short wait, never twice the same, before a transaction that met another one is tried again.
final class Patience {
  private static final int LONGEST_PAUSE_MILLIS = 60;

  private Patience() {}

  static void pause() {
    try {
      Thread.sleep(RandomGenerator.getDefault().nextInt(LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
