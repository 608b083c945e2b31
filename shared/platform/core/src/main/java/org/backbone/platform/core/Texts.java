package org.backbone.platform.core;

import java.util.Map;

/// The same text in every language that it was written in; English stands in for the others.
public record Texts(Map<Language, String> byLanguage) {
  /// Refuses a text that is blank in English or in a language that it claims to have.
  public Texts {
    byLanguage = Map.copyOf(byLanguage);
    if (byLanguage.getOrDefault(Language.EN, "").isBlank()) {
      throw new IllegalArgumentException("no text in en: " + byLanguage);
    }
    byLanguage.forEach(
        (language, text) -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("no text in " + language.tag());
          }
        });
  }

  /// The text in English and Spanish.
  public static Texts of(String english, String spanish) {
    return new Texts(Map.of(Language.EN, english, Language.ES, spanish));
  }

  /// The text in `language`.
  public String in(Language language) {
    var text = byLanguage.get(language);
    return text == null ? byLanguage.getOrDefault(Language.EN, "") : text;
  }
}
