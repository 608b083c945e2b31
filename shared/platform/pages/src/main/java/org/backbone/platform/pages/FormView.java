package org.backbone.platform.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;

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

  /// The summary of all problems, each a link to its field; nothing if there is none.
  public Content problems() {
    if (problems.isEmpty()) {
      return Contents.NONE;
    }
    var part =
        new Markup()
            .open(
                "div",
                "class",
                "problems",
                "role",
                "alert",
                "tabindex",
                "-1",
                "autofocus",
                "",
                "aria-labelledby",
                "prob")
            .element("h2", words.say("problems"), "id", "prob")
            .open("ul");
    for (var problem : problems) {
      part.open("li").element("a", say(problem), "href", "#" + id(problem.field())).close();
    }
    return part.close().close();
  }

  /// A line of text; see the methods of [TextField] for other kinds.
  public TextField text(String name) {
    return TextField.of(this, name);
  }

  /// One of several, all of them shown.
  public Content radios(String name, List<String> options) {
    return group("radio", name, options);
  }

  /// Any of several.
  public Content checkboxes(String name, List<String> options) {
    return group("checkbox", name, options);
  }

  /// A single box to tick, with its value; the label stands beside it.
  public Content checkbox(String name, String value) {
    var field = open("div", name);
    notes(field, name);
    field
        .open("label", "for", id(name))
        .leaf("input", described(name, box("checkbox", id(name), name, value)))
        .text(" ")
        .element("span", label(name))
        .close();
    return field.close();
  }

  /// One of several, in a list to open; an empty option comes first unless one is chosen.
  public Content select(String name, List<String> options) {
    var chosen = value(name);
    var field = open("div", name);
    field.element("label", label(name), "for", id(name));
    notes(field, name);
    field.open("select", described(name, "id", id(name), "name", name));
    if (!options.contains(chosen)) {
      field.element("option", words.say("choose"), "value", "");
    }
    for (var option : options) {
      var text = optionText(name, option);
      if (option.equals(chosen)) {
        field.element("option", text, "value", option, "selected", "");
      } else {
        field.element("option", text, "value", option);
      }
    }
    return field.close().close();
  }

  /// A value carried along unseen, as it came.
  public Content hidden(String name) {
    return Parts.hidden(name, value(name));
  }

  /// The trap for programs.
  public Content honeypot() {
    return Parts.honeypot(words);
  }

  String value(String name) {
    return values.apply(name).stream().findFirst().orElse("");
  }

  String label(String name) {
    return words.say("field." + name);
  }

  Markup open(String tag, String name) {
    return new Markup().open(tag, "class", bad(name) ? "field bad" : "field");
  }

  /// The hint and the message of a field, where it has them.
  void notes(Markup field, String name) {
    if (hasHint(name)) {
      field.element(
          "span", words.say("field." + name + ".hint"), "class", "hint", "id", id(name) + "-h");
    }
    if (bad(name)) {
      field
          .open("span", "class", "msg", "id", id(name) + "-e")
          .element("span", words.say("error") + ": ", "class", "vh")
          .text(messages(name))
          .close();
    }
  }

  /// The attributes, and those that tie the field to its hint and message.
  String[] described(String name, String... attributes) {
    var all = new ArrayList<>(List.of(attributes));
    var described =
        (hasHint(name) ? id(name) + "-h" : "")
            + (hasHint(name) && bad(name) ? " " : "")
            + (bad(name) ? id(name) + "-e" : "");
    if (!described.isEmpty()) {
      all.addAll(List.of("aria-describedby", described));
    }
    if (bad(name)) {
      all.addAll(List.of("aria-invalid", "true"));
    }
    return all.toArray(String[]::new);
  }

  static String id(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  private Content group(String type, String name, List<String> options) {
    var attributes = described(name, "class", bad(name) ? "field bad" : "field");
    var field = new Markup().open("fieldset", withoutInvalid(attributes));
    field.element("legend", label(name));
    notes(field, name);
    for (int i = 0; i < options.size(); i++) {
      var option = options.get(i);
      var id = i == 0 ? id(name) : id(name) + "-" + i;
      field
          .open("label", "for", id)
          .leaf("input", box(type, id, name, option))
          .text(" ")
          .element("span", optionText(name, option))
          .close();
    }
    return field.close();
  }

  private String[] box(String type, String id, String name, String value) {
    var checked = values.apply(name).contains(value);
    return checked
        ? new String[] {"type", type, "id", id, "name", name, "value", value, "checked", ""}
        : new String[] {"type", type, "id", id, "name", name, "value", value};
  }

  // A fieldset takes no aria-invalid.
  private static String[] withoutInvalid(String[] attributes) {
    var all = new ArrayList<>(List.of(attributes));
    int at = all.indexOf("aria-invalid");
    if (at >= 0) {
      all.subList(at, at + 2).clear();
    }
    return all.toArray(String[]::new);
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

  private boolean hasHint(String name) {
    return words.has("field." + name + ".hint");
  }

  private boolean bad(String name) {
    return problems.stream().anyMatch(problem -> problem.field().equals(name));
  }

  private String messages(String name) {
    return String.join(
        ". ",
        problems.stream().filter(problem -> problem.field().equals(name)).map(this::say).toList());
  }

  private String say(Problem problem) {
    return words
        .first(
            List.of(
                "problem." + problem.field() + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no words for problem " + problem.field() + "." + problem.code()));
  }
}
