package org.backbone.runner.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a function answered.
///
/// @param id the invocation, as `/_local/log` knows it
/// @param payload the answer, or Lambda's `errorMessage`, `errorType`, `stackTrace` if it failed
/// @param functionError Lambda's `X-Amz-Function-Error`, `Unhandled` for one; empty: it did not
/// fail
/// @param log the lines that it logged
public record InvokeResult(
    String id, JsonNode payload, Optional<String> functionError, List<String> log, Duration took) {
  /// Whether the function failed.
  public boolean failed() {
    return functionError.isPresent();
  }

  /// Why it failed, in a line; empty if it did not.
  public String reason() {
    return failed()
        ? payload.path("errorType").asText("Error") + ": " + payload.path("errorMessage").asText()
        : "";
  }
}
