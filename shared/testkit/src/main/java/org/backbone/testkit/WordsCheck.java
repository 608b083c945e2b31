package org.backbone.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is wrong with a module's words: a key that one language lacks, an argument that one
/// language drops, Spanish that is still English.
public final class WordsCheck {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{4,}");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(the|and|of|you|your|with|this|that|for|from|we|is|are|was|not|please)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private WordsCheck() {}

  /// Every fault in `words/<module>_en.properties` and `words/<module>_es.properties`.
  ///
  /// @param anchor a class of the module
  /// @param same keys whose words are the same in both languages, as names are
  public static List<String> problems(Class<?> anchor, String module, Set<String> same) {
    var english = read(anchor, module, "en");
    var spanish = read(anchor, module, "es");
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

  private static Properties read(Class<?> anchor, String module, String language) {
    var name = "/words/" + module + "_" + language + ".properties";
    var properties = new Properties();
    try (var stream = anchor.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such words: " + name);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
