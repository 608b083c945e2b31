package org.backbone.platform.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads which languages there are: lines of `tag = own name, locale, direction`, in order. More
/// than one list may lie on the class path; ours, which has English, goes first.
final class LanguageList {
  private static final String NAME = "words/languages.properties";

  private LanguageList() {}

  static List<Language> read() {
    var ours = new ArrayList<Language>();
    var added = new ArrayList<Language>();
    try {
      for (var list : Collections.list(Language.class.getClassLoader().getResources(NAME))) {
        var read = read(list);
        var isOurs = read.stream().anyMatch(language -> language.tag().equals("en"));
        (isOurs ? ours : added).addAll(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A list may be met twice, where one class loader lies over another.
    var byTag = new LinkedHashMap<String, Language>();
    Stream.concat(ours.stream(), added.stream())
        .forEach(language -> byTag.putIfAbsent(language.tag(), language));
    return List.copyOf(byTag.values());
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
