package org.backbone.metrics;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Holds what is kept of a table against what the figures that count come to, and has it made again
/// where it is another.
public final class RollCheck {
  /// How the two compare.
  public enum Verdict {
    /// What is kept is what comes out.
    SAME,
    /// The exact figures are others, gone, or cannot be read.
    ROLLUP,
    /// The public form is another, gone, or cannot be read.
    RELEASE,
    /// The table is about to be rolled up: nothing can be said of it before.
    UNDER_WAY,
    /// Figures that count are gone, or cannot be read.
    LACKING
  }

  private final RollupStore store;
  private final ReleaseStore releases;
  private final Disclosure disclosure;

  /// @param disclosure by which the public form is made
  public RollCheck(RollupStore store, ReleaseStore releases, Disclosure disclosure) {
    this.store = store;
    this.releases = releases;
    this.disclosure = disclosure;
  }

  /// Compares a table.
  ///
  /// @param pointers whose figures ought to count in it
  public Verdict of(TableKey table, List<Pointer> pointers) {
    var before = store.state(table);
    if (before.isDirty()) {
      return Verdict.UNDER_WAY;
    }
    var made = whole(() -> MadeRoll.of(store, table, before.want(), pointers));
    if (made.isEmpty()) {
      return Verdict.LACKING;
    }
    var verdict = verdict(before, made.get(), pointers.isEmpty());
    // Whoever changed the table meanwhile is not compared with what was read before.
    return verdict == Verdict.SAME || store.state(table).equals(before)
        ? verdict
        : Verdict.UNDER_WAY;
  }

  private Verdict verdict(TableState state, MadeRoll made, boolean isEmpty) {
    if (state.want() == 0 && state.done() == 0 && isEmpty) {
      return isAnythingKept(state.table()) ? Verdict.ROLLUP : Verdict.SAME;
    }
    var roll = whole(() -> store.roll(state.table())).flatMap(kept -> kept);
    if (state.want() != state.done() || !roll.equals(Optional.of(made.roll()))) {
      return Verdict.ROLLUP;
    }
    return whole(() -> releases.release(state.table()))
            .flatMap(kept -> kept)
            .filter(kept -> kept.equals(made.release(disclosure, kept.computedAt())))
            .isPresent()
        ? Verdict.SAME
        : Verdict.RELEASE;
  }

  // Of a table that no upload ever counted in, there is nothing.
  private boolean isAnythingKept(TableKey table) {
    return !whole(() -> store.roll(table)).equals(Optional.of(Optional.empty()))
        || !whole(() -> releases.release(table)).equals(Optional.of(Optional.empty()));
  }

  /// Makes a table due whose kept figures are wrong, under a version that is newer than any of
  /// them, so that whatever stands there makes room.
  public void again(TableKey table) {
    var state = store.state(table);
    var newest =
        LongStream.of(
                state.want(),
                state.done(),
                whole(() -> store.roll(table)).flatMap(kept -> kept).map(Roll::version).orElse(0L),
                whole(() -> releases.release(table))
                    .flatMap(kept -> kept)
                    .map(Release::version)
                    .orElse(0L))
            .max()
            .orElseThrow();
    store.wanted(table, newest + 1);
  }

  // What was damaged is as good as gone; a store that does not answer is another matter.
  private static <T> Optional<T> whole(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException _) {
      return Optional.empty();
    }
  }
}
