package org.backbone.platform.core;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Does the same for each of many. One that fails keeps no other from its turn; it is logged, and
/// the whole fails in the end, so that an alarm and a retry see it. What no time is left for is
/// left to the next run. So a step must be harmless when it is done again.
///
/// @param what the event's name without its ending, such as `report` for `report-failed`
public record ForEach(String what, Deadline deadline, Log log) {
  /// As long as it takes.
  public static ForEach of(String what, Log log) {
    return new ForEach(what, Deadline.NONE, log);
  }

  /// Takes the step for each thing; returns for how many it said yes.
  ///
  /// @param id what a thing is called in the log: never a person's name or address
  public <T> int count(List<T> things, Function<T, String> id, Predicate<T> step) {
    var yes = 0;
    var begun = 0;
    @Nullable RuntimeException failure = null;
    for (var thing : things) {
      if (deadline.isNear()) {
        log.warn(what + "-unfinished", Map.of("done", begun, "left", things.size() - begun));
        break;
      }
      begun++;
      try {
        yes += step.test(thing) ? 1 : 0;
      } catch (RuntimeException e) {
        log.warn(what + "-failed", Map.of("id", id.apply(thing)), e);
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
    return yes;
  }
}
