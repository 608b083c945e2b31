package org.backbone.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/// A schedule's tick: the time that it stands for, which is "now" for all that it decides. So any
/// past or future day can be replayed, and a late tick does what it would have done in time.
public final class Tick {
  private static final String FIELD = "scheduledTime";

  private Tick() {}

  /// The time of a tick as the template gives it: `{"scheduledTime":"2020-05-04T15:00:00Z"}`. An
  /// event without one is a fault of the template, hence an [IllegalArgumentException].
  public static Instant timeOf(Map<String, ?> event) {
    return parse(event.get(FIELD) instanceof String text ? text : "");
  }

  /// The time of a tick as [#timeOf(Map)].
  public static Instant timeOf(JsonNode event) {
    return parse(event.path(FIELD).asText());
  }

  private static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a tick's " + FIELD + ": " + text, e);
    }
  }
}
