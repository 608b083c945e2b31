package org.backbone.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.backbone.platform.core.Language;
import org.backbone.template.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every sentence that people read, wherever it lies.
class WordsTest {
  /// Keys whose words are the same in both languages, as names are.
  private static final Map<String, Set<String>> SAME =
      Map.of(
          "pages", Set.of("error", "honeypot"),
          "meetings", Set.of("invitation.answer.no"),
          "outcomes", Set.of("moment", "size.bytes", "size.kb", "size.mb", "answer-mail.what"));

  @TestFactory
  List<DynamicTest> bothLanguagesSayTheSameAndSpanishIsSpanish() throws IOException {
    return english().stream()
        .map(
            file -> {
              var module = file.getFileName().toString().replace("_en.properties", "");
              return DynamicTest.dynamicTest(
                  module,
                  () ->
                      assertThat(
                              WordsCheck.problems(
                                  file.getParent(), module, SAME.getOrDefault(module, Set.of())))
                          .isEmpty());
            })
        .toList();
  }

  @Test
  void everyLanguageHasTheKeysOfEnglishAndNoOther() throws IOException {
    for (var file : english()) {
      var module = file.getFileName().toString().replace("_en.properties", "");
      var keys = WordsCheck.read(file.getParent(), module, "en").stringPropertyNames();
      for (var language : Language.all()) {
        assertThat(WordsCheck.read(file.getParent(), module, language.tag()).stringPropertyNames())
            .as(module + " in " + language.tag())
            .isEqualTo(keys);
      }
    }
  }

  @Test
  void everyKeyThatTheCodeNamesIsThere() throws IOException {
    assertThat(WordKeys.ofTheRepository().missing(modules())).isEmpty();
  }

  @TestFactory
  List<DynamicTest> everyKeyThatIsThereIsNamed() throws IOException {
    var used = WordKeys.ofTheRepository();
    return modules().entrySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.getKey(),
                    () -> assertThat(used.unused(module.getKey(), module.getValue())).isEmpty()))
        .toList();
  }

  /// The keys of every module in English; the other languages have the same, which is tested above.
  private static Map<String, Set<String>> modules() throws IOException {
    var modules = new TreeMap<String, Set<String>>();
    for (var file : english()) {
      var module = file.getFileName().toString().replace("_en.properties", "");
      modules.put(module, WordsCheck.read(file.getParent(), module, "en").stringPropertyNames());
    }
    return modules;
  }

  private static List<Path> english() throws IOException {
    try (var files = Files.walk(Repository.root())) {
      var found =
          files
              .filter(file -> file.getParent() != null && file.getParent().endsWith("words"))
              .filter(file -> file.toString().contains("/src/main/resources/"))
              .filter(file -> file.toString().endsWith("_en.properties"))
              .sorted()
              .toList();
      assertThat(found).hasSizeGreaterThan(6);
      return found;
    }
  }
}
