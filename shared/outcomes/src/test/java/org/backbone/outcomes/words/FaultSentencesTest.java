package org.backbone.outcomes.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.WordFile;
import org.junit.jupiter.api.Test;

/// Whoever reads what is wrong knows which of all faults it is.
class FaultSentencesTest {
  @Test
  void noTwoKindsOfFaultShareASentenceInAnyLanguage() {
    for (var language : Language.all()) {
      var words = WordFile.read(language, "outcomes");
      var codes = new HashMap<String, ProblemCode>();
      for (var code : ProblemCode.values()) {
        var key = "file.problem." + code.id() + ".what";
        for (var name : List.of(key, key + ".bare")) {
          for (var sentence : sentences(words.getOrDefault(name, ""))) {
            assertThat(codes.computeIfAbsent(sentence, _ -> code)).as(sentence).isEqualTo(code);
          }
        }
      }
    }
  }

  // Without what is filled in: two that differ in a number alone are the same.
  private static List<String> sentences(String text) {
    return Stream.of(text.replaceAll("\\{\\w+}|[\\[\\]“”«»]", "").split("(?<=[.]) "))
        .map(String::strip)
        .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
        .toList();
  }
}
