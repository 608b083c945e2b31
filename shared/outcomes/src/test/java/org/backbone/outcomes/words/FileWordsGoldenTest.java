package org.backbone.outcomes.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.backbone.outcomes.check.NoteCode;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

/// Every sentence about a file, whatever is known of its cells.
class FileWordsGoldenTest {
  private static final List<List<String>> SAMPLES =
      List.of(
          List.of("Sites {0}", "[{v}] 7", "first {1}", "second [x]", "third"),
          List.of("Column", "value", "", "", ""),
          List.of("", "", "", "", ""));

  @Test
  void everySentenceIsWhatItWas() throws IOException {
    assertThat(String.join("\n", sentences()) + "\n").isEqualTo(golden());
  }

  private static List<String> sentences() {
    var lines = new ArrayList<String>();
    for (var language : List.of(Language.EN, Language.ES)) {
      var words = FileWords.in(language);
      lines.add(language.tag() + " column: " + words.errorColumn());
      for (var code : ProblemCode.values()) {
        for (var row : List.of(0L, 7L)) {
          for (var sample : SAMPLES) {
            var problem =
                new RowProblem(code, row, sample.get(0), sample.get(1), sample.subList(2, 5));
            lines.add(language.tag() + " " + code.id() + ": " + words.message(problem));
          }
        }
      }
      for (var code : NoteCode.values()) {
        for (var rows : List.of(0, 1, 1_234)) {
          for (var arguments :
              List.of(List.of("Why.", "Por qué."), List.of("one alone"), List.<String>of())) {
            var note = new ProblemGroup(code.id(), "Column [a]", rows, arguments, List.of());
            lines.add(language.tag() + " " + code.id() + ": " + words.note(note));
          }
        }
      }
    }
    return lines;
  }

  private static String golden() throws IOException {
    try (var stream = FileWordsGoldenTest.class.getResourceAsStream("/golden/file-words.txt")) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
