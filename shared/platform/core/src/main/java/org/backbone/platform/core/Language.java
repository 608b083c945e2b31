package org.backbone.platform.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language the network speaks: pages, problems and mail exist in each. Which there are is data:
/// every `words/languages.properties` on the class path names some, a line each.
public final class Language {
  private static final List<Language> ALL = LanguageList.read();

  /// English, which every text has and which stands in where another language lacks one.
  public static final Language EN = of("en").orElseThrow();

  /// Spanish, as spoken in the United States.
  public static final Language ES = of("es").orElseThrow();

  private final String tag;
  private final String ownName;
  private final Locale locale;
  private final String direction;

  Language(String tag, String ownName, Locale locale, String direction) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
    this.direction = direction;
  }

  /// Every language, in the order in which they were added; English is the first.
  public static List<Language> all() {
    return ALL;
  }

  /// Those in which every text must be given: the two that the network began with. English stands
  /// in where a text lacks another.
  public static List<Language> required() {
    return List.of(EN, ES);
  }

  /// The language's BCP 47 tag, `en` or `es`.
  public String tag() {
    return tag;
  }

  /// What its speakers call it.
  public String ownName() {
    return ownName;
  }

  /// Which way it is written, `ltr` or `rtl`.
  public String direction() {
    return direction;
  }

  /// Those that this is not.
  public List<Language> others() {
    return ALL.stream().filter(language -> !language.equals(this)).toList();
  }

  /// The locale that dates are written in.
  public Locale locale() {
    return locale;
  }

  /// The path, asking for a page in this language.
  public String inQueryOf(String path) {
    return path + (path.contains("?") ? "&" : "?") + "lang=" + tag;
  }

  /// The language of a BCP 47 tag by its primary subtag (`es-MX` is Spanish); empty for one that
  /// we do not speak.
  public static Optional<Language> of(String tag) {
    var primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return ALL.stream().filter(language -> language.tag.equals(primary)).findFirst();
  }

  @Override
  public String toString() {
    return tag;
  }
}
