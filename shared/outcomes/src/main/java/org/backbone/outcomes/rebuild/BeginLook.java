package org.backbone.outcomes.rebuild;

import java.time.InstantSource;
import org.backbone.audit.Actor;

/// Begins a look through all that was derived, one at a time.
public final class BeginLook {
  private final LookStore looks;
  private final InstantSource clock;

  public BeginLook(LookStore looks, InstantSource clock) {
    this.looks = looks;
    this.clock = clock;
  }

  /// Begins one unless another is under way; says whether it began.
  ///
  /// @param isMending whether what is wrong is made again where it can be
  public boolean begin(boolean isMending, Actor by) {
    var now = clock.instant();
    var last = looks.last();
    if (last.isPresent() && !last.get().isOver(now)) {
      return false;
    }
    var look = Look.begun(last.map(Look::version).orElse(0L), isMending, now, by.name());
    return looks.begin(look, RebuildDeeds.begun(isMending, now, by));
  }
}
