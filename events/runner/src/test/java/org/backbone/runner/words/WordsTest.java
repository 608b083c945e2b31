package org.backbone.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backbone.template.Repository;
import org.junit.jupiter.api.DynamicTest;
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
