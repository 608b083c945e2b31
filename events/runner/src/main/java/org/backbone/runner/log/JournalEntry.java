package org.backbone.runner.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// What was asked: a request's method and address, else what started the call.
  public String asked() {
    var http = event.at("/requestContext/http");
    if (!http.has("method")) {
      return trigger;
    }
    var query = event.path("rawQueryString").asText("");
    return http.path("method").asText()
        + " "
        + event.path("rawPath").asText()
        + (query.isEmpty() ? "" : "?" + query);
  }

  /// The status of its HTTP answer; 0: it gave none.
  public int status() {
    return failed() ? 0 : result.path("statusCode").asInt(0);
  }

  /// How many messages of its batch it could not take.
  public int leftOver() {
    return failed() ? 0 : result.path("batchItemFailures").size();
  }

  /// How it went.
  public Level level() {
    if (failed() || status() >= 500 || leftOver() > 0 || firstLine(Level.ERROR).isPresent()) {
      return Level.ERROR;
    }
    return status() >= 400 || firstLine(Level.WARN).isPresent() ? Level.WARN : Level.INFO;
  }

  /// What it said of what went wrong: the error, or the event that it warned of; empty: nothing.
  public String complaint() {
    if (failed()) {
      var type = result.path("errorType").asText("");
      return Stream.of(
              type.substring(type.lastIndexOf('.') + 1), result.path("errorMessage").asText(""))
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(": "));
    }
    return firstLine(Level.ERROR)
        .or(() -> firstLine(Level.WARN))
        .map(line -> line.path("event").asText(""))
        .orElse("");
  }

  /// Whether the words are an id of it or of what led to it, or stand in its address or its log.
  boolean isAbout(String words) {
    return id.equals(words)
        || cause.filter(words::equals).isPresent()
        || event.at("/requestContext/requestId").asText("").equals(words)
        || trigger.contains(words)
        || asked().contains(words)
        || log.stream().anyMatch(line -> line.contains(words));
  }

  private Optional<JsonNode> firstLine(Level level) {
    return log.stream()
        .filter(line -> line.startsWith("{"))
        .map(line -> Journal.parse(line.getBytes(StandardCharsets.UTF_8)))
        .filter(line -> line.path("level").asText("").equals(level.name()))
        .findFirst();
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
