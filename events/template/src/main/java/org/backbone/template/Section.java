package org.backbone.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Names and values that are read one by one; [#done()] refuses the ones that nobody asked for.
final class Section {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String where;
  private final TemplateValue.Fields fields;
  private final TemplateFaults refusals;
  private final Set<String> read = new HashSet<>();

  Section(String where, TemplateValue.Fields fields, TemplateFaults refusals) {
    this.where = where;
    this.fields = fields;
    this.refusals = refusals;
  }

  /// The same, laid over what holds for all of its kind.
  Section over(TemplateValue.Fields globals) {
    return new Section(where, Scope.merge(globals, fields), refusals);
  }

  int line() {
    return fields.line();
  }

  Place place() {
    return refusals.place(line());
  }

  int line(String name) {
    return fields.lines().getOrDefault(name, fields.line());
  }

  Place place(String name) {
    return refusals.place(line(name));
  }

  Set<String> names() {
    return fields.values().keySet();
  }

  boolean has(String name) {
    return fields.values().containsKey(name);
  }

  /// Known, and without effect locally.
  Section ignore(String... names) {
    read.addAll(List.of(names));
    return this;
  }

  void refuse(String name, String why) {
    refusals.add(line(name), where + ": " + name + " " + why);
  }

  void done() {
    fields.values().keySet().stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> refuse(name, "is not emulated"));
  }

  Optional<TemplateValue> value(String name) {
    read.add(name);
    return Optional.ofNullable(fields.values().get(name));
  }

  Optional<String> textIf(String name) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof TemplateValue.Scalar scalar) {
                return Optional.of(scalar.text());
              }
              refuse(name, "must be a text");
              return Optional.empty();
            });
  }

  String text(String name) {
    var text = textIf(name);
    if (text.isEmpty() && !has(name)) {
      refusals.add(line(), where + ": " + name + " is missing");
    }
    return text.orElse("");
  }

  /// A text that must be one of these; the first one if it is not said.
  String oneOf(String name, String... known) {
    var text = textIf(name).orElse(known[0]);
    if (!List.of(known).contains(text)) {
      refuse(name, "'" + text + "' is not emulated, only " + String.join(", ", known));
    }
    return text;
  }

  OptionalInt numberIf(String name) {
    var text = textIf(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("-?\\d{1,9}")) {
      refuse(name, "must be a whole number, not '" + text.get() + "'");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  OptionalDouble decimalIf(String name) {
    var text = textIf(name);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!text.get().matches("\\d{1,9}(\\.\\d{1,6})?")) {
      refuse(name, "must be a number, not '" + text.get() + "'");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(text.get()));
  }

  int number(String name, int otherwise) {
    return numberIf(name).orElse(otherwise);
  }

  boolean truth(String name, boolean otherwise) {
    var text = textIf(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      refuse(name, "must be true or false, not '" + text.get() + "'");
    }
    return text.map(Boolean::parseBoolean).orElse(otherwise);
  }

  /// The names and values under a name; none if it is not said.
  Section section(String name) {
    return section(
        where + "." + name, name, value(name).orElse(TemplateValue.Fields.none(line(name))));
  }

  private Section section(String path, String name, TemplateValue value) {
    if (value instanceof TemplateValue.Fields(var values, var lines, var line)) {
      int named = value(name).filter(value::equals).isPresent() ? line(name) : line;
      return new Section(path, new TemplateValue.Fields(values, lines, named), refusals);
    }
    refuse(name, "must have names and values");
    return new Section(path, TemplateValue.Fields.none(value.line()), refusals);
  }

  /// Every name under a name with the names and values that it has.
  Map<String, Section> sections(String name) {
    var outer = section(name);
    var sections = new LinkedHashMap<String, Section>();
    outer.names().forEach(inner -> sections.put(inner, outer.section(inner)));
    return sections;
  }

  List<TemplateValue> items(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof TemplateValue.Items(var values, _)) {
                return values;
              }
              refuse(name, "must be a list");
              return List.<TemplateValue>of();
            })
        .orElse(List.of());
  }

  List<Section> list(String name) {
    return items(name).stream().map(item -> section(where + "." + name, name, item)).toList();
  }

  List<String> texts(String name) {
    return items(name).stream()
        .flatMap(
            item -> {
              if (item instanceof TemplateValue.Scalar scalar) {
                return Optional.of(scalar.text()).stream();
              }
              refuse(name, "must be a list of texts");
              return Optional.<String>empty().stream();
            })
        .toList();
  }

  /// A text that holds JSON.
  Optional<JsonNode> jsonText(String name) {
    return textIf(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(JSON.readTree(text));
              } catch (JsonProcessingException e) {
                refuse(name, "is not JSON: " + e.getOriginalMessage());
                return Optional.empty();
              }
            });
  }

  /// A pattern over events; refused if it has an operator that is not emulated.
  EventPattern pattern(String name, JsonNode json) {
    try {
      return EventPattern.of(json);
    } catch (IllegalArgumentException e) {
      refuse(name, String.valueOf(e.getMessage()));
      return EventPattern.NOTHING;
    }
  }
}
