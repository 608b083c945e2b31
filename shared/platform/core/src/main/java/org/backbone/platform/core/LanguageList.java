package org.backbone.platform.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Reads which languages there are: lines of `tag = own name, locale, direction`, in order. More
/// than one list may lie on the class path; ours, which has English, goes first.
final class LanguageList {
  private static final String NAME = "words/languages.properties";

  private LanguageList() {}

  static List<Language> read() {
    var languages = new ArrayList<Language>();
    try {
      for (var list : Collections.list(Language.class.getClassLoader().getResources(NAME))) {
        var read = read(list);
        var isOurs = read.stream().anyMatch(language -> language.tag().equals("en"));
        languages.addAll(isOurs ? 0 : languages.size(), read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(languages);
  }

  private static List<Language> read(URL list) throws IOException {
    try (var reader =
        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(LanguageList::language)
          .toList();
    }
  }

  private static Language language(String line) {
    var parts = line.split("[=,]", -1);
    if (parts.length != 4) {
      throw new IllegalStateException("not `tag = own name, locale, direction`: " + line);
    }
    return new Language(
        parts[0].strip(),
        parts[1].strip(),
        Locale.forLanguageTag(parts[2].strip()),
        parts[3].strip());
  }
}
