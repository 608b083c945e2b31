package org.backbone.fuzz;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// A door that must not take long, nor keep anything of what came through it.
final class Bounded implements Door {
  /// Of the processor, for one input. Ours take some milliseconds.
  static final Duration LONGEST = Duration.ofSeconds(3);

  // Jazzer rewrites each class when it is loaded, and an input may be the first that needs a
  // thousand.
  private static final Duration LONGEST_LOADING = Duration.ofSeconds(12);
  private static final int MANY_CLASSES = 50;

  private static final int EVERY = 2_500;
  private static final long MOST_KEPT = 24L << 20;

  private final Door door;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private long opened;
  private long before = -1;

  Bounded(Door door) {
    this.door = door;
  }

  @Override
  public void open(byte[] input) throws IOException {
    var known = classes.getTotalLoadedClassCount();
    var begun = threads.getCurrentThreadCpuTime();
    door.open(input);
    var taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
    var loaded = classes.getTotalLoadedClassCount() - known;
    if (taken.compareTo(loaded > MANY_CLASSES ? LONGEST_LOADING : LONGEST) > 0) {
      throw new AssertionError("it took " + taken.toMillis() + " ms");
    }
    opened++;
    if (opened % EVERY == 0) {
      holdsNoMore();
    }
  }

  private void holdsNoMore() {
    System.gc();
    var runtime = Runtime.getRuntime();
    var used = runtime.totalMemory() - runtime.freeMemory();
    if (before < 0) {
      before = used;
    } else if (used > before + MOST_KEPT) {
      throw new AssertionError(
          "after %d inputs %d MB are kept, after %d it was %d MB"
              .formatted(opened, used >> 20, EVERY, before >> 20));
    }
  }
}
