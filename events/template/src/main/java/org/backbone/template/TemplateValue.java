package org.backbone.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A value of the template, intrinsics resolved, that knows its line.
sealed interface TemplateValue {
  int line();

  JsonNode json();

  /// How a plain scalar is meant.
  enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    NOTHING
  }

  record Scalar(String text, Kind kind, int line) implements TemplateValue {
    @Override
    public JsonNode json() {
      var nodes = JsonNodeFactory.instance;
      return switch (kind) {
        case TEXT -> nodes.textNode(text);
        case NUMBER -> nodes.numberNode(new BigDecimal(text.replace("_", "")));
        case TRUTH -> nodes.booleanNode(text.equalsIgnoreCase("true"));
        case NOTHING -> nodes.nullNode();
      };
    }
  }

  record Items(List<TemplateValue> values, int line) implements TemplateValue {
    @Override
    public JsonNode json() {
      var array = JsonNodeFactory.instance.arrayNode();
      values.forEach(value -> array.add(value.json()));
      return array;
    }
  }

  /// Named values.
  ///
  /// @param lines where each name stands
  record Fields(Map<String, TemplateValue> values, Map<String, Integer> lines, int line)
      implements TemplateValue {
    static Fields none(int line) {
      return new Fields(Map.of(), Map.of(), line);
    }

    @Override
    public JsonNode json() {
      var object = JsonNodeFactory.instance.objectNode();
      values.forEach((name, value) -> object.set(name, value.json()));
      return object;
    }
  }
}
