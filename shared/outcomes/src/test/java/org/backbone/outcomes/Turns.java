package org.backbone.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets tasks run one step at a time, in an order that the seed alone decides, and lets them crash
/// between steps.
final class Turns {
  /// The machine stopped here.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crash", null, false, false);
    }
  }

  private final class Task {
    final Runnable body;
    final Runnable onCrash;
    final Semaphore go = new Semaphore(0);
    boolean ended;

    Task(Runnable body, Runnable onCrash) {
      this.body = body;
      this.onCrash = onCrash;
    }

    void run() {
      CURRENT.set(this);
      go.acquireUninterruptibly();
      try {
        body.run();
      } catch (Crash e) {
        onCrash.run();
      } catch (Throwable e) {
        failure = e;
      } finally {
        ended = true;
        yielded.release();
      }
    }
  }

  private static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();
  private final Semaphore yielded = new Semaphore(0);
  private final List<Task> waiting = new ArrayList<>();
  private final RandomGenerator random;
  private final double crashes;
  private volatile @Nullable Throwable failure;

  /// @param crashes the share of steps that crash
  Turns(RandomGenerator random, double crashes) {
    this.random = random;
    this.crashes = crashes;
  }

  /// Adds a task that begins in some later turn; `onCrash` runs if it crashes.
  void add(Runnable body, Runnable onCrash) {
    waiting.add(new Task(body, onCrash));
  }

  /// A point at which another task may go on, or the machine may stop.
  void step() {
    var task = CURRENT.get();
    if (task == null) {
      return;
    }
    yielded.release();
    task.go.acquireUninterruptibly();
    if (random.nextDouble() < crashes) {
      throw new Crash();
    }
  }

  /// Runs until no task is left, at most `most` of them at a time.
  void run(int most) {
    var live = new ArrayList<Task>();
    while (!waiting.isEmpty() || !live.isEmpty()) {
      while (live.size() < most && !waiting.isEmpty()) {
        var task = waiting.remove(random.nextInt(waiting.size()));
        Thread.ofVirtual().start(task::run);
        live.add(task);
      }
      var task = live.get(random.nextInt(live.size()));
      task.go.release();
      yielded.acquireUninterruptibly();
      if (task.ended) {
        live.remove(task);
      }
      if (failure != null) {
        throw new AssertionError(failure);
      }
    }
  }
}
