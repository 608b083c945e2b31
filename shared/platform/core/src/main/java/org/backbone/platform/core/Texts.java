package org.backbone.platform.core;

import java.util.EnumMap;
import java.util.Map;

/// The same text in every language.
public record Texts(Map<Language, String> byLanguage) {
  /// Refuses a text that lacks a language or is blank in one.
  public Texts {
    byLanguage = Map.copyOf(byLanguage);
    for (var language : Language.values()) {
      if (byLanguage.getOrDefault(language, "").isBlank()) {
        throw new IllegalArgumentException("no text in " + language.tag() + ": " + byLanguage);
      }
    }
  }

  /// The text in English and Spanish.
  public static Texts of(String english, String spanish) {
    var texts = new EnumMap<Language, String>(Language.class);
    texts.put(Language.EN, english);
    texts.put(Language.ES, spanish);
    return new Texts(texts);
  }

  /// The text in `language`.
  public String in(Language language) {
    var text = byLanguage.get(language);
    if (text == null) {
      throw new IllegalStateException("no text in " + language.tag());
    }
    return text;
  }
}
