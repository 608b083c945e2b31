package org.backbone.platform.core;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How often a write that met another one is tried: again after a short wait, and not without end.
public final class Attempts {
  private final int most;
  private final Runnable pause;

  private Attempts(int most, Runnable pause) {
    this.most = most;
    this.pause = pause;
  }

  /// At most that many, with a wait between two.
  public static Attempts of(int most) {
    return new Attempts(most, Patience::pause);
  }

  /// At most that many, each at once after the other.
  public static Attempts atOnce(int most) {
    return new Attempts(most, () -> {});
  }

  /// The first answer. An attempt without one reads again and decides again; when all are used, it
  /// is an [IllegalStateException] that names `what`.
  public <T> T until(String what, Supplier<Optional<T>> attempt) {
    for (var made = 0; made < most; made++) {
      if (made > 0) {
        pause.run();
      }
      var answer = attempt.get();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new IllegalStateException("too busy to " + what + ": " + most + " attempts");
  }

  /// Tries until it is done; otherwise as [#until].
  public void untilDone(String what, BooleanSupplier attempt) {
    Optional<Boolean> done = Optional.of(true);
    var _ = until(what, () -> attempt.getAsBoolean() ? done : Optional.empty());
  }
}
