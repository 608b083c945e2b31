package org.backbone.platform.core;

import java.util.Locale;
import java.util.Optional;

/// A language the network speaks: pages, problems and mail exist in each.
public enum Language {
  /// English.
  EN,
  /// Spanish, as spoken in the United States.
  ES;

  /// The language's BCP 47 tag, `en` or `es`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one of the two that this is not.
  public Language other() {
    return this == EN ? ES : EN;
  }

  /// The locale that dates are written in.
  public Locale locale() {
    return this == EN ? Locale.US : Locale.of("es", "US");
  }

  /// The language of a BCP 47 tag by its primary subtag (`es-MX` is Spanish); empty for one that
  /// we do not speak.
  public static Optional<Language> of(String tag) {
    var primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return switch (primary) {
      case "en" -> Optional.of(EN);
      case "es" -> Optional.of(ES);
      default -> Optional.empty();
    };
  }
}
