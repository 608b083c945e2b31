package org.backbone.outcomes.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.check.NoteCode;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class FileWordsTest {
  @Test
  void everyProblemHasWordsInBothLanguages() {
    for (var code : ProblemCode.values()) {
      var problem = new RowProblem(code, 7, "Column", "value", List.of("one", "two", "three"));
      for (var language : Language.all()) {
        assertThat(FileWords.in(language).message(problem))
            .as(code.id())
            .doesNotContain("{", "}", "[", "]")
            .endsWith(".");
      }
      assertThat(FileWords.in(Language.EN).message(problem))
          .isNotEqualTo(FileWords.in(Language.ES).message(problem));
      assertThat(ProblemCode.of(code.id())).hasValue(code);
    }
  }

  @Test
  void twoFaultsNeverShareASentence() {
    for (var language : Language.all()) {
      assertThat(
              Arrays.stream(ProblemCode.values())
                  .map(code -> new RowProblem(code, 7, "A", "b", List.of("1", "2", "3")))
                  .map(FileWords.in(language)::what))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyDoubtSaysWhatIsUnlikelyAndWhatMayHaveHappened() {
    for (var language : Language.all()) {
      var words = FileWords.in(language);
      for (var code : DoubtCode.values()) {
        for (var count : List.of(1, 1_234)) {
          var doubt = new Doubt(code, "boxes", count, List.of());
          assertThat(words.doubt(doubt, "Boxes {1}")).doesNotContain("{n}", "{c}").endsWith(".");
          assertThat(words.whyDoubted(doubt)).matches(".*[.?]");
        }
      }
      assertThat(
              Arrays.stream(DoubtCode.values())
                  .map(code -> words.doubt(new Doubt(code, "a", 2, List.of()), "a")))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyNoteHasWordsForOneAndForMany() {
    for (var code : NoteCode.values()) {
      for (var rows : List.of(1, 1_234)) {
        var note =
            new ProblemGroup(code.id(), "Column", rows, List.of("Why.", "Por qué."), List.of());
        for (var language : Language.all()) {
          assertThat(FileWords.in(language).note(note))
              .as(code.id())
              .doesNotContain("{")
              .endsWith(".");
        }
        assertThat(FileWords.in(Language.EN).note(note))
            .isNotEqualTo(FileWords.in(Language.ES).note(note));
        assertThat(FileWords.in(Language.EN).note(note))
            .doesNotContain("1 rows", "1 figures", "1 lines");
      }
    }
  }

  @Test
  void bracesInAPartnersTextStayWhatTheyAre() {
    var problem = new RowProblem(ProblemCode.NOT_A_NUMBER, 2, "{v}", "[{0}]", List.of("*"));

    assertThat(FileWords.in(Language.EN).what(problem))
        .isEqualTo("“{v}” says “[{0}]”, where a whole number is due.");
  }
}
