package org.backbone.runner.faults;

import com.fasterxml.jackson.databind.JsonNode;

/// An event for a function, and where it comes from.
///
/// @param function the function's logical id
/// @param source what brings it
/// @param name the route, rule, schedule or stream that brings it, or who invokes it
record Invocation(String function, Source source, String name, JsonNode event) {
  /// What brings events; each has its own way of trying again.
  enum Source {
    HTTP,
    INVOKE,
    RULE,
    SCHEDULE,
    STREAM
  }

  @Override
  public String toString() {
    return function + " " + name;
  }
}
