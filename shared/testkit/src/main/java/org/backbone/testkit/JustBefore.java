package org.backbone.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets something happen just before one call of a port or a client: somebody else's change, or a
/// fault that is thrown. All calls reach the real one, but for the one that a fault kept from it.
public final class JustBefore {
  private JustBefore() {}

  /// What `happens` before the first call of `method`.
  public static <T> T theFirst(String method, Class<T> type, T real, Runnable happens) {
    return the(1, method, type, real, happens);
  }

  /// What `happens` before the `nth` call of `method`, counted from 1.
  public static <T> T the(int nth, String method, Class<T> type, T real, Runnable happens) {
    if (Arrays.stream(type.getMethods()).noneMatch(each -> each.getName().equals(method))) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no " + method);
    }
    var calls = new AtomicInteger();
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              if (called.getName().equals(method) && calls.incrementAndGet() == nth) {
                happens.run();
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
