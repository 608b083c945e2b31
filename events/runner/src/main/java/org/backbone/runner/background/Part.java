package org.backbone.runner.background;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A part of the stack with threads of its own, none of which ends by a failure: what fails is
/// tried again, ever less often, until it works or the part is closed.
public final class Part implements AutoCloseable {
  /// A piece of work. It is repeated when it fails, so it may be done twice.
  @FunctionalInterface
  public interface Step {
    /// Does it.
    ///
    /// @throws InterruptedException when the part is closed
    void run() throws IOException, InterruptedException;
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Background background;
  private final String name;
  private final boolean vital;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Part(Background background, String name, boolean vital) {
    this.background = background;
    this.name = name;
    this.vital = vital;
  }

  String name() {
    return name;
  }

  boolean vital() {
    return vital;
  }

  /// Says a sentence that whoever runs the stack should read.
  public void say(String sentence) {
    background.say(sentence);
  }

  /// Does the work over and over on a thread of its own, until the part is closed.
  public void loop(Step round) {
    run(
        Thread.ofPlatform().daemon().name(name),
        () -> {
          while (!closed) {
            insist(round);
          }
        });
  }

  /// Does the work once, on a thread of its own.
  public void start(Step work) {
    run(Thread.ofVirtual().name(name), () -> insist(work));
  }

  /// Does the work at once, here; what the disk refuses now is done later, on a thread of its own.
  public void soon(Step work) {
    try {
      work.run();
    } catch (IOException | UncheckedIOException e) {
      background.began(this, work, e);
      start(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does the work here, and returns when it is done. It is the one boundary of all background
  /// work: nothing that a step throws ends its thread.
  ///
  /// @throws InterruptedException when the part is closed
  public void insist(Step work) throws InterruptedException {
    var pause = FIRST_PAUSE;
    while (true) {
      try {
        work.run();
        background.ended(this, work);
        return;
      } catch (IOException | RuntimeException | Error e) {
        if (closed || Thread.interrupted()) {
          throw new InterruptedException(name + " ends");
        }
        background.began(this, work, e);
      }
      Thread.sleep(pause);
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  /// Does here what may be lost; a loss is said, and never the caller's.
  public void attempt(Step work) {
    try {
      work.run();
      background.ended(this, this);
    } catch (IOException | RuntimeException e) {
      background.began(this, this, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it ends.
  public boolean closed() {
    return closed;
  }

  /// Breaks off what its threads do, and waits for them a moment.
  @Override
  public void close() {
    Set<Thread> left;
    synchronized (threads) {
      closed = true;
      left = Set.copyOf(threads);
    }
    left.forEach(Thread::interrupt);
    var until = System.nanoTime() + LONGEST_END.toNanos();
    try {
      for (var thread : left) {
        var time = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
        if (!thread.equals(Thread.currentThread()) && !thread.join(time)) {
          say(name + " does not end.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      background.forget(this);
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void run(Thread.Builder kind, Work work) {
    var thread =
        kind.unstarted(
            () -> {
              try {
                work.run();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    synchronized (threads) {
      // What it would do is done after the next start.
      if (!closed) {
        threads.add(thread);
        thread.start();
      }
    }
  }
}
