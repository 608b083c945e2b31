package org.backbone.runner.invoke;

import com.fasterxml.jackson.databind.JsonNode;

/// Events that nobody waits for: each is kept until its function has taken it, or has failed as
/// often as the template allows.
public interface EventQueue {
  /// Keeps the event, then delivers it. Once this returns, the event outlives a crash.
  void send(String functionId, JsonNode event, Cause cause);
}
