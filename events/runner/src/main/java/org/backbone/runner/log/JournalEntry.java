package org.backbone.runner.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call of a function: what came, what it answered, and why it was called.
///
/// @param function the logical id
/// @param trigger what the template calls what started it
/// @param cause the invocation that led to it
/// @param functionError Lambda's word for how it failed; empty: it did not
public record JournalEntry(
    String id,
    Instant at,
    String function,
    String trigger,
    Optional<String> cause,
    JsonNode event,
    JsonNode result,
    Optional<String> functionError,
    long millis,
    List<String> log) {

  /// Whether the function failed.
  public boolean failed() {
    return functionError.isPresent();
  }

  ObjectNode json() {
    var json = summary();
    json.set("event", event);
    json.set(failed() ? "error" : "result", result);
    functionError.ifPresent(error -> json.put("functionError", error));
    var lines = json.putArray("log");
    log.forEach(lines::add);
    return json;
  }

  ObjectNode summary() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("at", at.toString());
    json.put("function", function);
    json.put("trigger", trigger);
    cause.ifPresent(other -> json.put("cause", other));
    json.put("failed", failed());
    json.put("ms", millis);
    return json;
  }

  static JournalEntry of(JsonNode json) {
    var log = new ArrayList<String>();
    json.path("log").forEach(line -> log.add(line.asText()));
    return new JournalEntry(
        json.path("id").asText(),
        Instant.parse(json.path("at").asText()),
        json.path("function").asText(),
        json.path("trigger").asText(),
        Optional.ofNullable(json.path("cause").textValue()),
        json.path("event"),
        json.path(json.path("failed").asBoolean() ? "error" : "result"),
        Optional.ofNullable(json.path("functionError").textValue()),
        json.path("ms").asLong(),
        List.copyOf(log));
  }
}
