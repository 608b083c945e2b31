package org.backbone.platform.core.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backbone.platform.core.Problem;

/// What was answered to the fields of a form, tidied, right or wrong. Two that say the same are
/// equal, however they were sent.
public final class Answers {
  private static final Answers NONE = new Answers(Map.of());

  // By the field's name; a field without an answer is not in it.
  private final Map<String, List<String>> values;

  private Answers(Map<String, List<String>> values) {
    this.values = Map.copyOf(values);
  }

  /// Nothing answered.
  public static Answers none() {
    return NONE;
  }

  /// What was sent to these fields.
  ///
  /// @param sent the texts of each field, as they came
  public static Answers of(Fields fields, Function<Field<?>, List<String>> sent) {
    var answers = NONE;
    for (var field : fields.all()) {
      answers = answers.said(field, sent.apply(field));
    }
    return answers;
  }

  /// These, and `value` to one field.
  public <T> Answers with(Field<T> field, T value) {
    return said(field, field.shape().write(value));
  }

  /// These, and `value` to a field that has no answer.
  public <T> Answers or(Field<T> field, T value) {
    return values(field).isEmpty() ? with(field, value) : this;
  }

  /// These, but for one field.
  public Answers without(Field<?> field) {
    return said(field, List.of());
  }

  /// What a field's answer means. Needs one without fault; of a field that may be left out, one
  /// whose shape knows what none means.
  public <T> T get(Field<T> field) {
    return field.shape().read(values(field));
  }

  /// What a field's answer means, if there is one.
  public <T> Optional<T> find(Field<T> field) {
    return values(field).isEmpty() ? Optional.empty() : Optional.of(get(field));
  }

  /// The texts of a field's answer.
  public List<String> values(Field<?> field) {
    return values.getOrDefault(field.name(), List.of());
  }

  /// The same answers, each in its one spelling. Needs answers without [#problems(Fields)].
  public Answers settled(Fields fields) {
    var settled = NONE;
    for (var field : fields.all()) {
      if (!values(field).isEmpty()) {
        settled = settled.settling(field, this);
      }
    }
    return settled;
  }

  private <T> Answers settling(Field<T> field, Answers from) {
    return with(field, from.get(field));
  }

  /// Everything that is wrong, in the order in which the form asks.
  public List<Problem> problems(Fields fields) {
    return fields.all().stream()
        .flatMap(
            field ->
                field.fault(values(field)).stream()
                    .map(fault -> new Problem(field.path(), fault.code(), fault.arguments())))
        .toList();
  }

  /// The same text for the same answers. The separators are characters that no line of text holds.
  public String canonical(Fields fields) {
    return fields.all().stream()
        .filter(field -> !values(field).isEmpty())
        .map(field -> field.name() + "=" + String.join("\u001f", values(field)))
        .collect(Collectors.joining("\u001e"));
  }

  private Answers said(Field<?> field, List<String> texts) {
    var more = new HashMap<>(values);
    var tidied = field.shape().tidy(texts);
    if (tidied.isEmpty()) {
      more.remove(field.name());
    } else {
      more.put(field.name(), tidied);
    }
    return new Answers(more);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answers answers && values.equals(answers.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /// The names of what was answered; what was answered may be personal.
  @Override
  public String toString() {
    return "Answers" + values.keySet();
  }
}
