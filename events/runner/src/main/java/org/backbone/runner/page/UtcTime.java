package org.backbone.runner.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A moment as the stack's own pages show it: in UTC, to the second.
public record UtcTime(Instant at) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /// For `datetime`.
  public String machine() {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Day and time: `2026-11-26 17:02:17`.
  public String text() {
    return TEXT.format(at);
  }

  /// The time alone: `17:02:17`.
  public String clock() {
    return CLOCK.format(at);
  }
}
