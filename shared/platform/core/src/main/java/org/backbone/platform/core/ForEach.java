package org.backbone.platform.core;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Does the same for each of many, within the time that there is. What is not reached is for the
/// next run, and a failure is logged. So a step must be harmless when it is done again.
///
/// @param what the event's name without its ending, such as `report` for `report-failed`
public record ForEach(String what, Deadline deadline, Log log) {
  /// How a run ended.
  ///
  /// @param yes for how many things the step said yes
  /// @param left how many no time was left for
  public record Run(int yes, int left) {}

  /// Takes the step for each thing as [#run] does; returns for how many it said yes.
  public <T> int count(List<T> things, Function<T, String> id, Predicate<T> step) {
    return run(things, id, step).yes();
  }

  /// Takes the step for each thing. One that fails keeps no other from its turn, and the whole
  /// fails in the end, so that an alarm and a retry see it.
  ///
  /// @param id what a thing is called in the log: never a person's name or address
  public <T> Run run(List<T> things, Function<T, String> id, Predicate<T> step) {
    var yes = 0;
    var begun = 0;
    @Nullable RuntimeException failure = null;
    for (var thing : things) {
      if (deadline.isNear()) {
        unfinished(begun, things.size());
        break;
      }
      begun++;
      try {
        yes += step.test(thing) ? 1 : 0;
      } catch (RuntimeException e) {
        failed(id.apply(thing), e);
        if (failure == null) {
          failure = e;
        } else if (failure != e) {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Run(yes, things.size() - begun);
  }

  /// Takes the step for one thing after the other, as a stream brings them: up to the first that
  /// fails, which comes again with all after it. Returns how many were dealt with.
  ///
  /// @param id as for [#run]
  public <T> int inOrder(List<T> things, Function<T, String> id, Consumer<T> step) {
    var done = 0;
    for (var thing : things) {
      if (deadline.isNear()) {
        unfinished(done, things.size());
        break;
      }
      try {
        step.accept(thing);
      } catch (RuntimeException e) {
        failed(id.apply(thing), e);
        break;
      }
      done++;
    }
    return done;
  }

  private void unfinished(int done, int all) {
    log.warn(what + "-unfinished", Map.of("done", done, "left", all - done));
  }

  private void failed(String id, RuntimeException failure) {
    log.warn(what + "-failed", Map.of("id", id), failure);
  }
}
