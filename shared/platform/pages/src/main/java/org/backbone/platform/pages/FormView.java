package org.backbone.platform.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
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

  /// A form that nobody filled in yet.
  public static FormView blank(Words words) {
    return new FormView(words, _ -> List.of(), List.of());
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
    return problems.stream().map(problem -> new Told(id(problem.field()), say(problem))).toList();
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

  /// Any of several.
  public Content checkboxes(String name, List<String> options) {
    return Kit.kit.group(field(name, options), "checkbox");
  }

  /// A single box to tick, with its value; the label stands beside it.
  public Content checkbox(String name, String value) {
    return Kit.kit.checkbox(field(name, List.of()), value);
  }

  /// One of several, in a list to open; an empty option comes first unless one is chosen.
  public Content select(String name, List<String> options) {
    return Kit.kit.choice(field(name, options));
  }

  /// The trap for programs.
  public Content trap() {
    return Kit.kit.trap(words);
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
        words.say("choose"),
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
        problems.stream().filter(problem -> problem.field().equals(name)).map(this::say).toList();
    return messages.isEmpty() ? null : String.join(". ", messages);
  }

  private static String id(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  private String optionText(String name, String option) {
    return words
        .first(List.of("field." + name + "." + option, "option." + option))
        .or(
            () ->
                name.endsWith("language")
                    ? Language.of(option).map(Language::ownName)
                    : Optional.empty())
        .orElse(option);
  }

  private String say(Problem problem) {
    return ProblemWords.say(words, problem);
  }
}
