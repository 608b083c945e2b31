package org.backbone.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.EventQueue;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Trigger;

/// EventBridge's default bus: gives an event to each function that has a rule for it.
public final class EventBus {
  /// The account that local events name.
  public static final String ACCOUNT = "000000000000";

  private final List<LambdaFunction> functions;
  private final EventQueue queue;

  /// A bus to these functions' rules; what matches goes into the queue.
  public EventBus(List<LambdaFunction> functions, EventQueue queue) {
    this.functions = List.copyOf(functions);
    this.queue = queue;
  }

  /// Gives the event to each function with a rule that matches it. Once this returns, the event
  /// outlives a crash.
  public void publish(JsonNode event) {
    for (var function : functions) {
      function
          .triggers(Trigger.Rule.class)
          .filter(rule -> rule.enabled() && rule.pattern().matches(event))
          .forEach(rule -> queue.send(function.id(), event, Cause.of("rule " + rule.name())));
    }
  }

  /// An event's frame, as EventBridge gives it.
  public static ObjectNode event(
      String source, String detailType, Instant at, String resource, JsonNode detail) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", ACCOUNT);
    event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", AwsEndpoint.REGION.id());
    event.putArray("resources").add(resource);
    event.set("detail", detail);
    return event;
  }
}
