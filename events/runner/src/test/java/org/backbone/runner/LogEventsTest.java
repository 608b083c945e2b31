package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The names of the log's events, as they stand in the sources of what is deployed.
class LogEventsTest {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));
  private static final Pattern CALL =
      Pattern.compile("\\blog\\s*\\.(?:info|warn|error)\\(\\s*([^,]+),");
  private static final Pattern EACH = Pattern.compile("\\bnew ForEach\\(\\s*([^,]+),");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  /// Which sources say an event.
  private static final TreeMap<String, TreeSet<String>> SAID_BY = new TreeMap<>();

  /// Calls whose event is no literal.
  private static final List<String> GIVEN = new ArrayList<>();

  @BeforeAll
  static void readTheSources() throws IOException {
    for (var top : List.of("shared", "functions")) {
      try (var files = Files.walk(ROOT.resolve(top))) {
        files.filter(LogEventsTest::isDeployed).forEach(LogEventsTest::read);
      }
    }
  }

  private static boolean isDeployed(Path file) {
    return file.toString().endsWith(".java")
        && file.toString().contains("/src/main/")
        && !file.startsWith(ROOT.resolve("shared/testkit"));
  }

  private static void read(Path file) {
    try {
      var source = Files.readString(file);
      var name = file.getFileName().toString();
      for (var event : firstArguments(CALL, source)) {
        var literal = LITERAL.matcher(event);
        if (literal.matches()) {
          said(literal.group(1), name);
        } else {
          GIVEN.add(name + " " + event);
        }
      }
      for (var what : firstArguments(EACH, source)) {
        var literal = LITERAL.matcher(what);
        if (literal.matches()) {
          said(literal.group(1) + "-failed", name);
          said(literal.group(1) + "-unfinished", name);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static List<String> firstArguments(Pattern call, String source) {
    return call.matcher(source).results().map(found -> found.group(1).strip()).toList();
  }

  private static void said(String event, String source) {
    SAID_BY.computeIfAbsent(event, _ -> new TreeSet<>()).add(source);
  }

  @Test
  void anEventIsNamedInKebabCase() {
    assertThat(SAID_BY).hasSizeGreaterThan(30);
    assertThat(SAID_BY.keySet()).allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void anEventIsSaidByOneClassAlone() {
    assertThat(SAID_BY).allSatisfy((event, sources) -> assertThat(sources).as(event).hasSize(1));
  }

  @Test
  void noTwoEventsDifferInSpellingAlone() {
    var spellings =
        SAID_BY.keySet().stream()
            .map(event -> Stream.of(event.split("-")).sorted().toList())
            .toList();

    assertThat(spellings).doesNotHaveDuplicates();
  }

  /// Whoever gives an event on is listed here, so that its names are looked for where they stand.
  @Test
  void anEventIsALiteralWhereItIsSaid() {
    assertThat(GIVEN)
        .containsExactlyInAnyOrder(
            "ForEach.java what + \"-failed\"",
            "ForEach.java what + \"-unfinished\"",
            "PartnerChanges.java event",
            "PartnersConsole.java event");
  }

  /// A filter that looks for a word that nobody says counts nothing, for ever.
  @Test
  void anEventThatAnAlarmWaitsForIsSaid() {
    var words = new AccountRules(DeclaredTemplate.read()).wordsOfFilters();

    assertThat(words).contains("request-failed", "clock-looked");
    assertThat(SAID_BY.keySet()).containsAll(words);
  }
}
