package org.backbone.runner.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.platform.core.Language;
import org.backbone.template.Repository;

/// Which keys of words the code and the templates name. It reads their text: a key stands there
/// as a literal, as the first half of one, or belongs to a family that is computed.
final class WordKeys {
  /// Families whose keys are put together, each with the reason that nobody can read it off.
  static final Map<String, String> COMPUTED =
      Map.ofEntries(
          Map.entry("problem\\..*", "a field and a code; codes() looks for the code"),
          Map.entry("field\\..*", "a form's field, its hint and options; codes() looks for them"),
          Map.entry("deed\\..*", "what was done, its fields and their values; DeedWordsTest"),
          Map.entry("matter\\..*", "a kind of things; the console's places name them"),
          Map.entry("zone\\..*", "a place of the time zones' list, which staff choose"),
          Map.entry("(weekday|month)(\\.short)?\\.\\d+", "a day's or month's number"),
          Map.entry("number\\.\\d+", "a small number in words"),
          Map.entry("console\\.kind(\\..*)?", "a partner's kind; `.other` is one of them"),
          Map.entry("stage\\..*", "a stage of the catalogue, from cradle to career"),
          Map.entry("problems\\.title\\.\\d+", "an answer's status"),
          Map.entry(
              "file\\.(problem|note|doubt)\\..*", "a code of the check; codes() looks for it"),
          Map.entry(
              "answer-mail\\.(accepted|asked|held|refused|spent)\\..*", "what became of the file"));

  /// Where a key stands as the first argument.
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(say|rich|count)\\(\\s*(?:[^()\";]*(?:\\(\\))?[^()\";]*\\?\\s*\"([a-z][\\w.-]*)\"\\s*:\\s*)?"
              + "\"([a-z][\\w./-]*)\"(\\s*\\+)?");

  private static final Pattern HAS = Pattern.compile("\\bwords\\.has\\(\\s*\"([\\w.-]+)\"\\)");
  private static final Pattern PART = Pattern.compile("\"([a-zA-Z0-9][\\w./-]*)\"");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");

  private final Map<Path, String> sources;

  private WordKeys(Map<Path, String> sources) {
    this.sources = sources;
  }

  /// All that runs in Lambda, and the local stack.
  static WordKeys ofTheRepository() throws IOException {
    var sources = new TreeMap<Path, String>();
    for (var top : List.of("shared", "functions", "events")) {
      try (var files = Files.walk(Repository.root().resolve(top))) {
        for (var file : files.filter(WordKeys::isSource).toList()) {
          sources.put(Repository.root().relativize(file), Files.readString(file));
        }
      }
    }
    return new WordKeys(sources);
  }

  private static boolean isSource(Path file) {
    var name = file.toString();
    return name.contains("/src/main/") && (name.endsWith(".java") || name.endsWith(".jte"));
  }

  /// What the code asks the words for and does not find there, each as `file: key`.
  ///
  /// @param modules the keys of every module
  List<String> missing(Map<String, Set<String>> modules) {
    var missing = new ArrayList<String>();
    sources.forEach(
        (file, text) -> {
          var there = keysFor(file, modules);
          var said = SAID.matcher(text);
          while (said.find()) {
            var isCount = said.group(1).equals("count");
            var first = said.group(2);
            if (first != null && !isThere(first, isCount, false, there)) {
              missing.add(file + ": " + first);
            }
            if (!isThere(said.group(3), isCount, said.group(4) != null, there)) {
              missing.add(file + ": " + said.group(3));
            }
          }
          var has = HAS.matcher(text);
          while (has.find()) {
            if (!there.contains(has.group(1))) {
              missing.add(file + ": " + has.group(1));
            }
          }
        });
    return missing;
  }

  private static boolean isThere(String key, boolean isCount, boolean isPrefix, Set<String> there) {
    if (isPrefix) {
      return there.stream().anyMatch(other -> other.startsWith(key));
    }
    return isCount
        ? there.contains(key + ".one") && there.contains(key + ".other")
        : there.contains(key);
  }

  /// The words that a file may use: a capability its own, a function those of all capabilities.
  private static Set<String> keysFor(Path file, Map<String, Set<String>> modules) {
    var room = file.getName(1).toString();
    if (file.startsWith("shared") && modules.containsKey(room)) {
      var keys = new HashSet<>(modules.get(room));
      keys.addAll(modules.get("pages"));
      return keys;
    }
    return modules.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /// The keys of a module that nothing names.
  Set<String> unused(String module, Set<String> keys) {
    var parts = new HashSet<String>();
    var constants = new HashSet<String>();
    sources.forEach(
        (file, text) -> {
          if (mayUse(file, module)) {
            PART.matcher(text).results().forEach(found -> parts.add(found.group(1)));
          }
          CONSTANT
              .matcher(text)
              .results()
              .forEach(found -> constants.add(found.group().toLowerCase(Locale.ROOT)));
        });
    var everywhere =
        sources.values().stream()
            .flatMap(text -> PART.matcher(text).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    everywhere.addAll(constants);
    var unused = new TreeSet<String>();
    for (var key : keys) {
      var base = key.replaceAll("\\.(one|other)$", "");
      if (!parts.contains(key) && !parts.contains(base) && !isComputed(base, parts, everywhere)) {
        unused.add(key);
      }
    }
    return unused;
  }

  private static boolean isComputed(String key, Set<String> own, Set<String> everywhere) {
    if (COMPUTED.keySet().stream().anyMatch(key::matches)) {
      return codes(key, everywhere);
    }
    // `what + ".title"`: both halves are literals, as are `"state." + state`.
    for (int at = key.indexOf('.'); at > 0; at = key.indexOf('.', at + 1)) {
      var head = key.substring(0, at);
      var tail = key.substring(at + 1);
      if ((own.contains(head) && (tail.equals("title") || tail.equals("text")))
          || (own.contains(head + ".") && everywhere.contains(tail))
          || (everywhere.contains(tail) && head.matches("nav|state|rsvp(\\.given)?|option"))) {
        return true;
      }
    }
    return false;
  }

  // Of a problem, a field and a file's code every part must be a word that the code has.
  private static boolean codes(String key, Set<String> everywhere) {
    var parts = List.of(key.split("\\.", -1));
    return switch (parts.getFirst()) {
      case "problem", "field" -> parts.stream().skip(1).allMatch(part -> isField(part, everywhere));
      case "file" -> everywhere.contains(parts.get(2));
      default -> true;
    };
  }

  // A declared field is called by its place in JSON; what is said of it has a name of its own.
  private static boolean isField(String part, Set<String> everywhere) {
    return everywhere.contains(part)
        || everywhere.contains(part.replace('_', '/'))
        || everywhere.contains(withoutLanguage(part))
        || List.of("hint", "short").contains(part);
  }

  // A text that is asked for in each language is declared once.
  private static String withoutLanguage(String part) {
    return Language.all().stream()
        .filter(language -> part.endsWith("_" + language.tag()))
        .map(language -> part.substring(0, part.lastIndexOf('_')))
        .findFirst()
        .orElse(part);
  }

  private static boolean mayUse(Path file, String module) {
    // The kit's own words and the console's are every page's; a capability may have words of a
    // part.
    return List.of("pages", "console").contains(module)
        || !file.startsWith("shared")
        || file.startsWith(Path.of("shared", module.replaceFirst("-.*", "")));
  }
}
