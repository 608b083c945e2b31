package org.backbone.testkit;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Counts the calls of a client by what they ask for: `Query` → 3.
public final class CountedCalls implements ExecutionInterceptor {
  private final Map<String, Integer> counts = new TreeMap<>();

  /// No calls yet.
  public CountedCalls() {}

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    synchronized (counts) {
      counts.merge(operation, 1, Integer::sum);
    }
  }

  /// The calls that `work` makes, by kind.
  public Map<String, Integer> during(Runnable work) {
    synchronized (counts) {
      counts.clear();
    }
    work.run();
    synchronized (counts) {
      return new TreeMap<>(counts);
    }
  }
}
