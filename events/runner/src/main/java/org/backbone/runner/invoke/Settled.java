package org.backbone.runner.invoke;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Knows what is under way, and waits until nothing is.
public final class Settled {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final List<Idle> parts = new CopyOnWriteArrayList<>();
  private final AtomicLong started = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long underWay;

  /// Something is under way until it is closed.
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }

  /// Asks this part too.
  public void register(Idle part) {
    parts.add(part);
  }

  /// Says that something begins.
  public Work begin() {
    started.incrementAndGet();
    change(1);
    return () -> change(-1);
  }

  /// Waits until nothing is under way and every part is idle; says whether that came in time.
  public boolean await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      long before = started.get();
      if (nothingUnderWay(end)
          && parts.stream().allMatch(Idle::idle)
          && before == started.get()
          && nothingUnderWay()) {
        return true;
      }
      pause();
    }
    return false;
  }

  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  private void pause() throws InterruptedException {
    lock.lock();
    try {
      changed.awaitNanos(LOOK_AGAIN.toNanos());
    } finally {
      lock.unlock();
    }
  }

  private void change(int by) {
    lock.lock();
    try {
      underWay += by;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean nothingUnderWay() {
    lock.lock();
    try {
      return underWay == 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean nothingUnderWay(long end) throws InterruptedException {
    lock.lock();
    try {
      while (underWay > 0) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
