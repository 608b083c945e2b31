package org.backbone.platform.core;

import java.util.Map;

/// Where it is said what happened: an event's name, and what it counts or which id it is about.
/// Never a name, an address or an answer of a person, and never a token.
public interface Log {
  /// Says that `event` happened.
  void info(String event, Map<String, ?> facts);

  /// Says that `event` happened and that somebody should look.
  void warn(String event, Map<String, ?> facts);
}
