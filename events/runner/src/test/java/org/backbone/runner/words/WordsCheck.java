package org.backbone.runner.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is wrong with a module's words: a key that one language lacks, an argument that one
/// language drops, Spanish that is still English.
final class WordsCheck {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{4,}");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(the|and|of|you|your|with|this|that|for|from|we|is|are|was|not|please)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private WordsCheck() {}

  /// Every fault in `<module>_en.properties` and `<module>_es.properties` of the folder.
  ///
  /// @param same keys whose words are the same in both languages, as names are
  static List<String> problems(Path folder, String module, Set<String> same) {
    var english = read(folder, module, "en");
    var spanish = read(folder, module, "es");
    var problems = new ArrayList<String>();
    var keys = new TreeSet<String>();
    keys.addAll(english.stringPropertyNames());
    keys.addAll(spanish.stringPropertyNames());
    for (var key : keys) {
      var en = english.getProperty(key, "");
      var es = spanish.getProperty(key, "");
      if (en.isBlank() || es.isBlank()) {
        problems.add(key + " is not said in " + (en.isBlank() ? "English" : "Spanish"));
        continue;
      }
      if (!arguments(en).equals(arguments(es))) {
        problems.add(key + " has other arguments in Spanish: " + es);
      }
      if (same.contains(key)) {
        continue;
      }
      if (en.equals(es) && LETTERS.matcher(en).find()) {
        problems.add(key + " is the same in both languages: " + en);
      }
      var left = ENGLISH.matcher(es);
      if (left.find()) {
        problems.add(
            key + " has English in its Spanish (" + left.group().toLowerCase(Locale.ROOT) + ")");
      }
    }
    return problems;
  }

  private static Set<String> arguments(String message) {
    var found = new TreeSet<String>();
    var matcher = ARGUMENT.matcher(message);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  static Properties read(Path folder, String module, String language) {
    var properties = new Properties();
    var file = folder.resolve(module + "_" + language + ".properties");
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
