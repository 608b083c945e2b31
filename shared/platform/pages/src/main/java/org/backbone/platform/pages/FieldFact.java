package org.backbone.platform.pages;

import java.util.List;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;

/// An answer as somebody else reads it: what was asked, in a word or two, and what was answered.
///
/// @param text empty where nothing was answered
/// @param isEmail whether it is an address to write to
public record FieldFact(String label, String text, boolean isEmail) {
  /// Every answer that is kept, in the order in which the form asks.
  public static List<FieldFact> of(Words words, Fields fields, Answers answers) {
    return fields.kept().stream().map(field -> of(words, field, answers.values(field))).toList();
  }

  private static FieldFact of(Words words, Field<?> field, List<String> answer) {
    var text =
        field.shape() instanceof Shape.Choice<?> && !answer.isEmpty()
            ? option(words, field, answer.getFirst())
            : String.join(", ", answer);
    return new FieldFact(label(words, field), text, field.shape() instanceof Shape.Email);
  }

  /// What a field is called where it is no question.
  public static String label(Words words, Field<?> field) {
    var key = "field." + field.name();
    return words.first(List.of(key + ".short", key)).orElseThrow();
  }

  /// What an option is called where it is no answer of one's own.
  public static String option(Words words, Field<?> field, String code) {
    var key = "field." + field.name() + "." + code;
    return words
        .first(List.of(key + ".short", key, "option." + code))
        .orElseGet(() -> FormView.ownName(field.name(), code));
  }
}
