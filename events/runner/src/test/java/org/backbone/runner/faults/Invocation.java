package org.backbone.runner.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/// An event for a function, and where it comes from.
///
/// @param function the function's logical id
/// @param source what brings it
/// @param name the route, rule, schedule or stream that brings it, or who invokes it
record Invocation(String function, Source source, String name, JsonNode event) {
  private static final JsonMapper JSON = new JsonMapper();

  /// What brings events; each has its own way of trying again.
  enum Source {
    HTTP,
    INVOKE,
    RULE,
    SCHEDULE,
    STREAM
  }

  /// The same, with another text in place of one.
  Invocation withText(String text, String other) {
    try {
      var changed = JSON.readTree(event.toString().replace(text, other));
      return new Invocation(function, source, name, changed);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return function + " " + name;
  }
}
