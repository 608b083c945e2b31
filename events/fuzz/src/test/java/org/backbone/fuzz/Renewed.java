package org.backbone.fuzz;

import java.util.Optional;
import java.util.function.Supplier;

/// A thing that is made anew after so many uses, so that what one input leaves behind does not add
/// up.
final class Renewed<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private final int uses;
  private Optional<T> made = Optional.empty();
  private int left;

  Renewed(int uses, Supplier<T> maker) {
    this.maker = maker;
    this.uses = uses;
  }

  @Override
  public T get() {
    if (left == 0 || made.isEmpty()) {
      made = Optional.of(maker.get());
      left = uses;
    }
    left--;
    return made.get();
  }
}
