package org.backbone.metrics.pages;

import java.util.List;
import org.backbone.platform.core.Problem;

/// What a catalogue's own rules say of a change that a form could not know: the sentences of those
/// who write JSON.
final class CatalogueFaults {
  private static final int TOLD = 50;

  private CatalogueFaults() {}

  static Proposal wrong(List<String> faults) {
    return new Proposal.Wrong(
        faults.stream().limit(TOLD).map(fault -> Problem.of("", "catalogue", fault)).toList());
  }
}
