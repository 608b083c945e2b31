package org.backbone.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// A text that a form asks for in each language, a field each.
public final class FieldsInEachLanguage {
  private final Map<Language, Field<String>> byLanguage = new LinkedHashMap<>();

  private FieldsInEachLanguage() {}

  /// Declares a text that there must be, in the languages that every text is given in.
  static FieldsInEachLanguage required(Fields fields, String name, int most) {
    return declared(fields, name, most, true);
  }

  /// Declares a text that there may be.
  static FieldsInEachLanguage optional(Fields fields, String name, int most) {
    return declared(fields, name, most, false);
  }

  private static FieldsInEachLanguage declared(
      Fields fields, String name, int most, boolean isRequired) {
    var all = new FieldsInEachLanguage();
    for (var language : Language.all()) {
      var field = Field.line(name + "/" + language.tag(), most);
      var must = isRequired && Language.required().contains(language);
      all.byLanguage.put(language, fields.add(must ? field.required() : field));
    }
    return all;
  }

  /// The field of each language.
  public Map<Language, Field<String>> byLanguage() {
    return Map.copyOf(byLanguage);
  }

  /// The fields, in the order of the languages.
  public Iterable<Field<String>> all() {
    return byLanguage.values();
  }

  /// The answers, and this text.
  Answers with(Answers answers, Texts texts) {
    var more = answers;
    for (var text : texts.byLanguage().entrySet()) {
      var field = byLanguage.get(text.getKey());
      if (field != null) {
        more = more.with(field, text.getValue());
      }
    }
    return more;
  }

  /// Whether nothing was answered in any language.
  boolean isEmpty(Answers answers) {
    return byLanguage.values().stream().allMatch(field -> answers.values(field).isEmpty());
  }

  /// Whether it was answered in every language that every text is given in.
  boolean isWhole(Answers answers) {
    return Language.required().stream()
        .allMatch(
            language -> {
              var field = byLanguage.get(language);
              return field != null && !answers.values(field).isEmpty();
            });
  }

  /// The text that was answered.
  public Texts texts(Answers answers) {
    var texts = new HashMap<Language, String>();
    byLanguage.forEach(
        (language, field) -> answers.find(field).ifPresent(text -> texts.put(language, text)));
    return new Texts(texts);
  }
}
