package org.backbone.runner;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What every function, sample event and store has of tests, read from the sources of a repository.
/// Each answer lists what is missing, a sentence for each.
///
/// @param root the repository's folder
record TestHabits(Path root) {
  private static final Pattern TEST = Pattern.compile("@(?:Parameterized)?Test\\b");
  private static final Pattern CONTRACT = Pattern.compile("abstract class (\\w+Contract)\\b");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern STORE =
      Pattern.compile("class (\\w+)(?:<[^>]*>)?\\s+implements ([\\w\\s,.<>]+?)\\s*\\{");

  /// A function's handler is tested by a class of its name, in the function's own folder, whose
  /// tests call it.
  List<String> functionsWithoutATest() {
    var missing = new ArrayList<String>();
    for (var function : functions()) {
      var handlers = named(function.resolve("src/main/java"), "Handler.java");
      if (handlers.isEmpty()) {
        missing.add(function.getFileName() + " has no handler");
      }
      for (var handler : handlers) {
        var name = handler.getFileName().toString().replace(".java", "Test.java");
        var tests = tests(function, ".java");
        if (!TEST.matcher(tests(function, name)).find() || !tests.contains("handleRequest(")) {
          missing.add(function.getFileName() + " has no " + name + " that calls the handler");
        }
      }
    }
    return missing;
  }

  /// A sample event is replayed where a function's tests, which call its handler, either name its
  /// file or go through all names that the folder has.
  List<String> eventsThatNothingReplays() {
    var missing = new ArrayList<String>();
    for (var function : functions()) {
      var name = function.getFileName().toString();
      var tests = tests(function, ".java");
      if (tests.contains("HttpEvents.names(")) {
        continue;
      }
      for (var event : files(root.resolve("events").resolve(name), _ -> true)) {
        if (!Pattern.compile("[\"/]" + Pattern.quote(event.getFileName().toString()) + "\\b")
            .matcher(tests)
            .find()) {
          missing.add("no test replays " + root.relativize(event));
        }
      }
    }
    return missing;
  }

  /// A contract runs against the twin, which stands in its own package, and against the engine: a
  /// test in another package, which the run against any endpoint finds by its tag.
  List<String> contractsWithoutBothRuns() {
    var tests = sharedTests();
    var missing = new ArrayList<String>();
    for (var contract : tests) {
      for (var name : first(CONTRACT, contract)) {
        var runs =
            tests.stream()
                .filter(test -> test.matches("(?s).*\\bclass \\w+ extends " + name + "\\b.*"))
                .toList();
        var home = first(PACKAGE, contract);
        if (runs.stream().noneMatch(run -> first(PACKAGE, run).equals(home))) {
          missing.add(name + " has no run against a twin");
        }
        if (runs.stream()
            .filter(run -> !first(PACKAGE, run).equals(home))
            .noneMatch(run -> isTagged(run) || isTagged(contract))) {
          missing.add(name + " has no run against the engine");
        }
      }
    }
    return missing;
  }

  /// A store in a capability's `table` keeps what its ports promise: some contract asks each port.
  List<String> portsOfStoresWithoutAContract() {
    var contracts =
        sharedTests().stream().filter(test -> CONTRACT.matcher(test).find()).collect(joining("\n"));
    return files(root.resolve("shared"), file -> file.getParent().endsWith("table")).stream()
        .filter(file -> file.toString().contains("src/main/java"))
        .map(TestHabits::text)
        .flatMap(source -> STORE.matcher(source).results())
        .flatMap(
            store ->
                Arrays.stream(store.group(2).split(",", -1))
                    .map(String::strip)
                    .filter(port -> !contracts.matches("(?s).*\\b" + port + "\\b.*"))
                    .map(port -> "no contract asks " + port + " of " + store.group(1)))
        .toList();
  }

  private List<Path> functions() {
    try (var folders = Files.list(root.resolve("functions"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> sharedTests() {
    return files(root.resolve("shared"), file -> file.toString().endsWith(".java")).stream()
        .filter(file -> file.toString().contains("src/test/java"))
        .map(TestHabits::text)
        .toList();
  }

  private static String tests(Path function, String ending) {
    return named(function.resolve("src/test/java"), ending).stream()
        .map(TestHabits::text)
        .collect(joining("\n"));
  }

  private static boolean isTagged(String test) {
    return test.contains("@Tag(\"contract\")");
  }

  private static List<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().limit(1).map(TestHabits::group).toList();
  }

  private static String group(MatchResult found) {
    return found.group(1);
  }

  private static List<Path> named(Path folder, String ending) {
    return files(folder, file -> file.getFileName().toString().endsWith(ending));
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
