package org.backbone.platform.core;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a thing when it is first asked for, and gives the same one from then on.
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  /// Of what `maker` makes.
  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    var there = made;
    if (there == null) {
      there = maker.get();
      made = there;
    }
    return there;
  }
}
