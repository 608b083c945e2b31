package org.backbone.runner.invoke;

import com.fasterxml.jackson.databind.JsonNode;

/// Calls functions as Lambda's Invoke does, and waits for their answer.
public interface LambdaInvoker {
  /// Calls the function with this logical id; its own failure is a result, not an exception.
  InvokeResult invoke(String functionId, JsonNode event, Cause cause);
}
