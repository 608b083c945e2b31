package org.backbone.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes below this one.
final class Children {
  private static final Duration ASKED = Duration.ofSeconds(8);
  private static final Duration FORCED = Duration.ofSeconds(2);

  private static final int MOST_ROUNDS = 10;

  private Children() {}

  /// Asks those that are left to end, insists after a while, and returns when all have ended; those
  /// too that were started meanwhile.
  static void end() {
    for (var rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      var left = ProcessHandle.current().descendants().toList();
      if (left.isEmpty()) {
        return;
      }
      // The innermost first: a shell waits for what it started.
      left.reversed().forEach(ProcessHandle::destroy);
      if (!ended(left, ASKED)) {
        left.forEach(ProcessHandle::destroyForcibly);
        var unused = ended(left, FORCED);
      }
    }
  }

  private static boolean ended(List<ProcessHandle> processes, Duration atMost) {
    var all =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
