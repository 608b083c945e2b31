package org.backbone.platform.core;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// What day it is where the network is: the same for whoever asks for a file and for the report
/// that says that it is missing.
public record NetworkDay(InstantSource clock, ZoneId zone) {
  /// The day that it is now.
  public LocalDate today() {
    return at(clock.instant(), zone);
  }

  /// The day that it is, or was, at `instant`.
  public static LocalDate at(Instant instant, ZoneId zone) {
    return LocalDate.ofInstant(instant, zone);
  }
}
