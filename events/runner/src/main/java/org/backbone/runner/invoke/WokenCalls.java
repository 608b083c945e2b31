package org.backbone.runner.invoke;

import java.util.Map;
import java.util.TreeMap;

/// Counts how functions wake each other.
public final class WokenCalls {
  /// What was counted so far.
  ///
  /// @param calls how often each function was woken, by its logical id
  /// @param failed how many tries of these calls failed
  public record Counts(Map<String, Integer> calls, int failed) {
    /// What came after `before`.
    public Counts since(Counts before) {
      var more = new TreeMap<>(calls);
      before.calls().forEach((function, count) -> more.merge(function, -count, Integer::sum));
      more.values().removeIf(count -> count == 0);
      return new Counts(more, failed - before.failed());
    }
  }

  private final Map<String, Integer> calls = new TreeMap<>();
  private int failed;

  /// A function was woken by another.
  public synchronized void woken(String functionId) {
    calls.merge(functionId, 1, Integer::sum);
  }

  /// An invocation has ended; of those that another function caused, failures are counted.
  public synchronized void ended(Cause cause, InvokeResult result) {
    if (cause.isFunction() && result.failed()) {
      failed++;
    }
  }

  /// The counts so far.
  public synchronized Counts counts() {
    return new Counts(Map.copyOf(calls), failed);
  }
}
