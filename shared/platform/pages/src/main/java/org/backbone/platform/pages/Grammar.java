package org.backbone.platform.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.WordFile;

/// What a language does that a sentence cannot hold. It lies beside the words, in
/// `words/grammar_<language>.properties`; most languages have none.
final class Grammar {
  private final Map<String, String> rules;
  private final Optional<Pattern> softened;

  private Grammar(Map<String, String> rules) {
    this.rules = rules;
    this.softened = Optional.ofNullable(rules.get("and.before")).map(Pattern::compile);
  }

  static Grammar of(Language language) {
    return new Grammar(WordFile.read(language, "grammar"));
  }

  /// What "and" is before this word, where it is not what it always is.
  Optional<String> and(String next) {
    return softened
        .filter(pattern -> pattern.matcher(next.toLowerCase(Locale.ROOT)).lookingAt())
        .flatMap(_ -> Optional.ofNullable(rules.get("and.said")));
  }
}
