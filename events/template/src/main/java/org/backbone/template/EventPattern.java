package org.backbone.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An event pattern of EventBridge, or a stream's filter: which events it lets through.
public final class EventPattern {
  /// Lets nothing through.
  static final EventPattern NOTHING =
      new EventPattern(JsonNodeFactory.instance.objectNode(), _ -> false);

  private final JsonNode source;
  private final Predicate<JsonNode> test;

  private EventPattern(JsonNode source, Predicate<JsonNode> test) {
    this.source = source;
    this.test = test;
  }

  /// The pattern as JSON says it.
  ///
  /// @throws IllegalArgumentException for an operator that is not emulated
  public static EventPattern of(JsonNode pattern) {
    if (!pattern.isObject()) {
      throw new IllegalArgumentException("must be an object");
    }
    return new EventPattern(pattern, object(pattern));
  }

  /// Whether the event passes.
  public boolean matches(JsonNode event) {
    return test.test(event);
  }

  @Override
  public String toString() {
    return source.toString();
  }

  private static Predicate<JsonNode> object(JsonNode pattern) {
    Map<String, Predicate<JsonNode>> fields = new TreeMap<>();
    for (var field : pattern.properties()) {
      var name = field.getKey();
      var rule = field.getValue();
      if (name.startsWith("$")) {
        throw new IllegalArgumentException("has the operator " + name + ", which is not emulated");
      }
      if (rule.isObject()) {
        fields.put(name, object(rule));
      } else if (rule.isArray() && !rule.isEmpty()) {
        fields.put(name, anyOf(rule));
      } else {
        throw new IllegalArgumentException("must have a list of values for " + name);
      }
    }
    return event ->
        fields.entrySet().stream()
            .allMatch(field -> field.getValue().test(event.path(field.getKey())));
  }

  private static Predicate<JsonNode> anyOf(JsonNode rules) {
    List<Predicate<JsonNode>> any = stream(rules).map(EventPattern::rule).toList();
    return value -> any.stream().anyMatch(rule -> rule.test(value));
  }

  private static Predicate<JsonNode> rule(JsonNode rule) {
    if (!rule.isObject()) {
      return leaf(value -> equal(rule, value));
    }
    if (rule.size() != 1) {
      throw new IllegalArgumentException("must have one operator in " + rule);
    }
    var operator = rule.properties().iterator().next();
    var argument = operator.getValue();
    return switch (operator.getKey()) {
      case "exists" -> {
        boolean wanted = truth(argument, rule);
        yield value -> value.isMissingNode() != wanted;
      }
      case "prefix" -> text(argument, rule, (value, start) -> value.startsWith(start));
      case "suffix" -> text(argument, rule, (value, end) -> value.endsWith(end));
      case "equals-ignore-case" -> text(argument, rule, EventPattern::equalIgnoringCase);
      case "anything-but" -> {
        var not = argument.isArray() ? anyOf(argument) : rule(argument);
        yield leaf(value -> !not.test(value));
      }
      case "numeric" -> leaf(numeric(argument, rule));
      default ->
          throw new IllegalArgumentException(
              "has the operator " + operator.getKey() + ", which is not emulated");
    };
  }

  // A list in the event matches if one of its elements does.
  private static Predicate<JsonNode> leaf(Predicate<JsonNode> test) {
    return value ->
        value.isArray()
            ? stream(value).anyMatch(test)
            : !value.isMissingNode() && !value.isObject() && test.test(value);
  }

  private interface TextTest {
    boolean test(String value, String argument);
  }

  private static Predicate<JsonNode> text(JsonNode argument, JsonNode rule, TextTest test) {
    if (!argument.isTextual()) {
      throw new IllegalArgumentException("must have a text in " + rule);
    }
    return leaf(value -> value.isTextual() && test.test(value.textValue(), argument.textValue()));
  }

  private static boolean truth(JsonNode argument, JsonNode rule) {
    if (!argument.isBoolean()) {
      throw new IllegalArgumentException("must have true or false in " + rule);
    }
    return argument.booleanValue();
  }

  private static Predicate<JsonNode> numeric(JsonNode argument, JsonNode rule) {
    if (!argument.isArray() || argument.isEmpty() || argument.size() % 2 != 0) {
      throw new IllegalArgumentException("must have comparisons and numbers in " + rule);
    }
    Predicate<JsonNode> all = JsonNode::isNumber;
    for (int i = 0; i < argument.size(); i += 2) {
      all = all.and(comparison(argument.get(i).asText(), argument.get(i + 1), rule));
    }
    return all;
  }

  private static Predicate<JsonNode> comparison(String sign, JsonNode number, JsonNode rule) {
    if (!number.isNumber()) {
      throw new IllegalArgumentException("must have a number in " + rule);
    }
    return switch (sign) {
      case "=" -> value -> compare(value, number) == 0;
      case "<" -> value -> compare(value, number) < 0;
      case "<=" -> value -> compare(value, number) <= 0;
      case ">" -> value -> compare(value, number) > 0;
      case ">=" -> value -> compare(value, number) >= 0;
      default -> throw new IllegalArgumentException("has the comparison " + sign + " in " + rule);
    };
  }

  private static int compare(JsonNode one, JsonNode other) {
    return one.decimalValue().compareTo(other.decimalValue());
  }

  private static boolean equal(JsonNode rule, JsonNode value) {
    return (rule.isNumber() && value.isNumber()) ? compare(value, rule) == 0 : rule.equals(value);
  }

  private static boolean equalIgnoringCase(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
