package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Log;

/// Carries the look that staff had begun: goes on where it is, and keeps how far it came after
/// every few steps, so that whatever ends it costs no more than those.
public final class CarryLook {
  private static final int PORTION = 25;

  private final LookStore looks;
  private final Rebuild rebuild;
  private final InstantSource clock;
  private final Log log;

  public CarryLook(LookStore looks, Rebuild rebuild, InstantSource clock, Log log) {
    this.looks = looks;
    this.rebuild = rebuild;
    this.clock = clock;
    this.log = log;
  }

  /// Goes on until all was looked at, or until there is no time left to begin anything; does
  /// nothing where nothing is under way. Where two carry it at once, one of them stops.
  public void goOn(Deadline deadline) throws IOException {
    var last = looks.last();
    if (last.isEmpty() || last.get().isDone()) {
      return;
    }
    var look = last.get();
    var found = new ArrayList<Finding>();
    var run = rebuild.begin(look.isMending(), found::add);
    var isKept = true;
    while (isKept && !look.isDone() && !deadline.isNear()) {
      found.clear();
      var progress = run.until(look.progress(), new Portion(deadline));
      look = look.goneOn(progress, List.copyOf(found), clock.instant());
      isKept = looks.goOn(look);
    }
    log.info(
        "look-carried",
        Map.of(
            "uploads", look.progress().uploads(),
            "tables", look.progress().tables(),
            "found", look.found(),
            "done", isKept && look.isDone()));
  }

  // A few steps, or as many as there is time for.
  private static final class Portion implements Deadline {
    private final Deadline whole;
    private int asked;

    Portion(Deadline whole) {
      this.whole = whole;
    }

    @Override
    public boolean isNear() {
      asked++;
      return asked > PORTION || whole.isNear();
    }
  }
}
