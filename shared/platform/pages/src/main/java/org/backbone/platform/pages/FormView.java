package org.backbone.platform.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;
import org.backbone.platform.lambda.SentAnswers;
import org.jspecify.annotations.Nullable;

/// A form as it is shown: its values kept, and every problem told twice in the same words, in the
/// summary and at its field.
///
/// The words are found by the field's name: `field.<name>` is the label, `field.<name>.hint` the
/// hint if there is one, `field.<name>.<option>` an option, `problem.<name>.<code>` or
/// `problem.<code>` a problem.
public final class FormView {
  private final Words words;
  private final Function<String, List<String>> values;
  private final List<Problem> problems;

  private FormView(Words words, Function<String, List<String>> values, List<Problem> problems) {
    this.words = words;
    this.values = values;
    this.problems = List.copyOf(problems);
  }

  /// A form with values already in it, and what is wrong with them.
  public static FormView filled(
      Words words, Map<String, List<String>> values, List<Problem> problems) {
    var kept = Map.copyOf(values);
    return new FormView(words, name -> kept.getOrDefault(name, List.of()), problems);
  }

  /// A form as it came, read by name: `FormView.filled(words, form::all, problems)`.
  public static FormView filled(
      Words words, Function<String, List<String>> values, List<Problem> problems) {
    return new FormView(words, values, problems);
  }

  /// A form whose fields are declared, with what was answered.
  public static FormView filled(Words words, Fields fields, SentAnswers sent) {
    return filled(words, fields, sent.answers(), sent.problems());
  }

  /// A form whose fields are declared, with what was answered and what is wrong.
  public static FormView filled(
      Words words, Fields fields, Answers answers, List<Problem> problems) {
    var values = new HashMap<String, List<String>>();
    fields.all().forEach(field -> values.put(field.name(), shown(field, answers.values(field))));
    return filled(words, values, problems);
  }

  // What comes back is what was typed: several texts stand in one line.
  private static List<String> shown(Field<?> field, List<String> values) {
    return field.shape().json() == Shape.Json.LIST ? List.of(String.join(", ", values)) : values;
  }

  /// A declared field, as its shape is asked.
  public Content field(Field<?> field) {
    return switch (field.shape()) {
      case Shape.Choice<?> choice -> radios(field.name(), choice.codes());
      case Shape.Consent _ -> checkbox(field.name(), "yes");
      case Shape.Email _ -> line(field).email();
      case Shape.Whole _ -> line(field).brief();
      case Shape.Line _, Shape.Items _, Shape.Parsed<?> _ -> line(field);
    };
  }

  private TextField line(Field<?> field) {
    var line = text(field.name());
    var filled = field.purpose().isEmpty() ? line : line.autocomplete(field.purpose());
    return field.isRequired() ? filled.required() : filled;
  }

  /// Whether there is any problem: the page's title then begins "Error:".
  public boolean refused() {
    return !problems.isEmpty();
  }

  /// What the summary of problems is called.
  public String title() {
    return words.say("problems");
  }

  /// Every problem in words, with the id of its field.
  public List<Told> told() {
    return problems.stream().map(problem -> new Told(id(named(problem)), say(problem))).toList();
  }

  /// A problem in words.
  ///
  /// @param id of the field that it is about
  public record Told(String id, String text) {}

  /// The summary of all problems, each a link to its field; nothing if there is none.
  public Content problems() {
    return Kit.kit.problems(this);
  }

  /// A line of text; see the methods of [TextField] for other kinds.
  public TextField text(String name) {
    return TextField.of(field(name, List.of()));
  }

  /// One of several, all of them shown.
  public Content radios(String name, List<String> options) {
    return Kit.kit.group(field(name, options), "radio");
  }

  /// A single box to tick, with its value; the label stands beside it.
  public Content checkbox(String name, String value) {
    return Kit.kit.checkbox(field(name, List.of()), value);
  }

  /// The trap for programs.
  ///
  /// @param stamp when the form was drawn, signed
  public Content trap(String stamp) {
    return Kit.kit.trap(words, stamp);
  }

  /// A field with what was sent and what is wrong with it, for a template of its own.
  public FieldView field(String name, List<String> options) {
    var hint = "field." + name + ".hint";
    return new FieldView(
        id(name),
        name,
        words.say("field." + name),
        words.has(hint) ? words.say(hint) : null,
        message(name),
        words.say("error"),
        values.apply(name),
        options(name, options));
  }

  private List<FieldView.Option> options(String name, List<String> options) {
    var shown = new ArrayList<FieldView.Option>();
    for (var option : options) {
      var id = shown.isEmpty() ? id(name) : id(name) + "-" + shown.size();
      shown.add(
          new FieldView.Option(
              id, option, optionText(name, option), values.apply(name).contains(option)));
    }
    return shown;
  }

  private @Nullable String message(String name) {
    var messages =
        problems.stream().filter(problem -> named(problem).equals(name)).map(this::say).toList();
    return messages.isEmpty() ? null : String.join(". ", messages);
  }

  // A problem of a declared field names its place in JSON.
  private static String named(Problem problem) {
    return problem.field().replace('/', '_');
  }

  private static String id(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  private String optionText(String name, String option) {
    return words
        .first(List.of("field." + name + "." + option, "option." + option))
        .orElseGet(() -> ownName(name, option));
  }

  // A language is called as those call it who speak it.
  static String ownName(String name, String option) {
    return name.endsWith("language")
        ? Language.of(option).map(Language::ownName).orElse(option)
        : option;
  }

  private String say(Problem problem) {
    return ProblemWords.say(words, problem);
  }
}
