package org.backbone.runner.invoke;

import com.fasterxml.jackson.databind.JsonNode;

/// Where what could not be done waits for people.
public interface FailureQueue {
  /// Keeps a message for the queue with this ARN.
  void put(String queueArn, JsonNode message);
}
