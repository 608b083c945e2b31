package org.backbone.metrics.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;
import org.backbone.platform.lambda.Form;

/// What was typed into a form of the catalogue, as it came: it is shown again as it was, and goes
/// along with the preview.
record SentValues(Map<String, List<String>> byName) {
  /// Which revision was seen by who filled the form.
  static final String REVISION = "revision";

  /// What a button is for.
  static final String DO = "do";

  /// Nothing, as in a form that nobody has filled yet.
  static final SentValues NONE = new SentValues(Map.of());

  SentValues {
    byName = Map.copyOf(byName);
  }

  static SentValues of(Form form) {
    var values = new LinkedHashMap<String, List<String>>();
    form.names().forEach(name -> values.put(name, form.all(name)));
    return new SentValues(values);
  }

  /// What a form shows of a thing that there is; several texts stand in a line each.
  static SentValues of(Fields fields, Answers answers) {
    var values = new LinkedHashMap<String, List<String>>();
    fields
        .all()
        .forEach(
            field -> {
              var texts = answers.values(field);
              if (!texts.isEmpty()) {
                values.put(
                    field.name(),
                    field.shape().json() == Shape.Json.LIST
                        ? List.of(String.join("\n", texts))
                        : texts);
              }
            });
    return new SentValues(values);
  }

  List<String> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  String text(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  /// The same to a form's fields. Several lines are one text, but where each is a text of its own.
  Answers answers(Fields fields) {
    return Answers.of(
        fields,
        field ->
            all(field.name()).stream()
                .flatMap(
                    text ->
                        field.shape().json() == Shape.Json.LIST
                            ? text.lines()
                            : text.strip().replaceAll("\\s*\\R\\s*", " ").lines())
                .toList());
  }

  /// What goes on with the preview: all but what the desk itself adds.
  List<CatalogueConsole.Hidden> hidden() {
    return byName.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(REVISION) && !entry.getKey().equals(DO))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(text -> new CatalogueConsole.Hidden(entry.getKey(), text)))
        .toList();
  }
}
