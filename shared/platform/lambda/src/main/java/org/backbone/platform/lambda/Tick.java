package org.backbone.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A schedule's tick: the time that it stands for, which is "now" for all that it decides. So any
/// past or future day can be replayed, and a late tick does what it would have done in time.
public final class Tick {
  /// The earliest and the latest moment that a tick may stand for: days around it can be reckoned
  /// with, and are written with four digits of a year.
  public static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  /// See [#FIRST].
  public static final Instant LAST = Instant.parse("9900-01-01T00:00:00Z");

  private static final String FIELD = "scheduledTime";

  private Tick() {}

  /// The event of a tick of this time, to a second: what [#timeOf] reads.
  public static String event(Instant time) {
    return Json.write(Map.of(FIELD, time.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /// The time of a tick as the template gives it: `{"scheduledTime":"2020-05-04T15:00:00Z"}`. An
  /// event without one, or with one before [#FIRST] or after [#LAST], is a fault of its maker,
  /// hence an [IllegalArgumentException].
  public static Instant timeOf(JsonNode event) {
    var text = event.path(FIELD).asText();
    try {
      var time = Instant.parse(text);
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new IllegalArgumentException("no time for a tick's " + FIELD + ": " + text);
      }
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a tick's " + FIELD + ": " + text, e);
    }
  }
}
