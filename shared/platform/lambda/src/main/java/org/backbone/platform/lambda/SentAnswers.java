package org.backbone.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;

/// Answers as they were sent, and all that is wrong with them.
///
/// The problems' fields are the fields' paths: JSON pointers without the first slash.
public record SentAnswers(Answers answers, List<Problem> problems) {
  public SentAnswers {
    problems = List.copyOf(problems);
  }

  /// What a browser sent.
  ///
  /// @param completed adds what goes without saying
  public static SentAnswers of(Fields fields, Form form, UnaryOperator<Answers> completed) {
    var answers =
        completed.apply(
            Answers.of(
                fields,
                field ->
                    field.shape().json() == Shape.Json.LIST
                        ? parted(form.all(field.name()))
                        : form.all(field.name())));
    return new SentAnswers(answers, answers.problems(fields));
  }

  /// The same in JSON. A value of another type is told with all other problems, at once.
  ///
  /// @param completed adds what goes without saying
  public static SentAnswers of(Fields fields, JsonNode body, UnaryOperator<Answers> completed) {
    var wrong = new ArrayList<Problem>();
    if (!body.isObject()) {
      wrong.add(Problem.of("", "not_an_object"));
    }
    var answers =
        completed.apply(Answers.of(fields, field -> texts(field, place(field, body), wrong)));
    fields.all().forEach(field -> parent(field, body, wrong));
    var problems = new ArrayList<>(wrong);
    answers.problems(fields).stream()
        .filter(problem -> wrong.stream().noneMatch(other -> covers(other, problem)))
        .forEach(problems::add);
    return new SentAnswers(answers, problems);
  }

  private static List<String> parted(List<String> values) {
    return values.stream().flatMap(value -> Arrays.stream(value.split("[,;\\n]", -1))).toList();
  }

  private static JsonNode place(Field<?> field, JsonNode body) {
    var place = body;
    for (var step : field.path().split("/", -1)) {
      place = place.path(step);
    }
    return place;
  }

  // What a field stands in is an object, or is not there.
  private static void parent(Field<?> field, JsonNode body, List<Problem> wrong) {
    int slash = field.path().indexOf('/');
    if (slash > 0) {
      var name = field.path().substring(0, slash);
      var parent = body.path(name);
      var problem = Problem.of(name, "not_an_object");
      if (!isAbsent(parent) && !parent.isObject() && !wrong.contains(problem)) {
        wrong.add(problem);
      }
    }
  }

  private static List<String> texts(Field<?> field, JsonNode node, List<Problem> wrong) {
    if (isAbsent(node)) {
      return List.of();
    }
    return switch (field.shape().json()) {
      case TEXT -> node.isTextual() ? List.of(node.textValue()) : another(field, wrong);
      case NUMBER -> node.isIntegralNumber() ? List.of(node.asText()) : another(field, wrong);
      case TRUE_OR_FALSE ->
          node.isBoolean()
              ? node.booleanValue() ? List.of("yes") : List.of()
              : another(field, wrong);
      case LIST -> node.isArray() ? items(field, node, wrong) : another(field, wrong);
    };
  }

  private static List<String> items(Field<?> field, JsonNode node, List<Problem> wrong) {
    var items = new ArrayList<String>();
    for (int index = 0; index < node.size(); index++) {
      if (node.get(index).isTextual()) {
        items.add(node.get(index).textValue());
      } else {
        wrong.add(Problem.of(field.path() + "/" + index, "not_a_text"));
      }
    }
    return items;
  }

  private static List<String> another(Field<?> field, List<Problem> wrong) {
    var fault = field.shape().ofAnotherType();
    wrong.add(new Problem(field.path(), fault.code(), fault.arguments()));
    return List.of();
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  // Where the type is wrong, nothing more is said about the value, or about what it should hold.
  private static boolean covers(Problem wrong, Problem other) {
    return wrong.field().isEmpty()
        || other.field().equals(wrong.field())
        || other.field().startsWith(wrong.field() + "/");
  }
}
