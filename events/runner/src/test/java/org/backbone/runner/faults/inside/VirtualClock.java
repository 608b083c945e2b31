package org.backbone.runner.faults.inside;

import java.time.Instant;
import java.time.InstantSource;

/// The engine's clock, as the function's own.
public final class VirtualClock implements InstantSource {
  @Override
  public Instant instant() {
    return Instant.parse(FaultLine.ask("clock"));
  }
}
