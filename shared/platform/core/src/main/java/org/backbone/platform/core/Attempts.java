package org.backbone.platform.core;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// How often a write that met another one is tried: again after a short wait, and not without end.
public final class Attempts {
  private static final int OF_A_WRITE = 20;

  private final int most;
  private final IntConsumer pause;

  private Attempts(int most, IntConsumer pause) {
    this.most = most;
    this.pause = pause;
  }

  /// As many as a write needs that several people may make at the same moment: each of them loses
  /// once to each of the others before it comes to its turn, or finds no place left.
  public static Attempts ofAWrite() {
    return of(OF_A_WRITE);
  }

  /// At most that many, with a wait between two.
  public static Attempts of(int most) {
    return new Attempts(most, Patience::pause);
  }

  /// At most that many, each at once after the other.
  public static Attempts atOnce(int most) {
    return new Attempts(most, _ -> {});
  }

  /// The first answer. An attempt without one reads again and decides again; when all are used, it
  /// is a [TooBusy] that names `what`.
  public <T> T until(String what, Supplier<Optional<T>> attempt) {
    for (var made = 0; made < most; made++) {
      if (made > 0) {
        pause.accept(made);
      }
      var answer = attempt.get();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new TooBusy(what, most);
  }

  /// Tries until it is done; otherwise as [#until].
  public void untilDone(String what, BooleanSupplier attempt) {
    Optional<Boolean> done = Optional.of(true);
    var _ = until(what, () -> attempt.getAsBoolean() ? done : Optional.empty());
  }
}
