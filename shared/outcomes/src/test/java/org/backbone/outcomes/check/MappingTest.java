package org.backbone.outcomes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backbone.outcomes.check.Column.Measure;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final Notation WHOLE = new Notation(0, false, Set.of(), Set.of());
  private static final Column SITE = new Column("Site", 1, new Column.Site(Map.of(), ""));

  @Test
  void theHashOfAHeaderIsTheSameHoweverItIsSpaced() {
    var one = mapping("Student  Count {sy}", Part.COUNT);
    var two = mapping(" STUDENT count {sy}", Part.COUNT);
    var other = mapping("Students {sy}", Part.COUNT);

    assertThat(one.headerHash()).isEqualTo(two.headerHash()).hasSize(64);
    assertThat(one.headerHash()).isNotEqualTo(other.headerHash());
  }

  @Test
  void aRateAloneIsNoFigure() {
    assertThatThrownBy(() -> mapping("% {sy}", Part.RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a count, or two of count, base and rate");
  }

  @Test
  void aMappingWithoutAPeriodIsRefused() {
    assertThatThrownBy(() -> mapping("Count", Part.COUNT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names the period");
  }

  @Test
  void everyProblemHasWordsInBothLanguages() {
    for (var code : ProblemCode.values()) {
      var problem = new RowProblem(code, 7, "Column", "value", List.of("one", "two"));
      for (var language : Language.values()) {
        assertThat(problem.message(language))
            .as(code.id())
            .doesNotContain("{", "}", "[", "]")
            .endsWith(".");
      }
      assertThat(problem.message(Language.EN)).isNotEqualTo(problem.message(Language.ES));
      assertThat(ProblemCode.of(code.id())).hasValue(code);
    }
  }

  @Test
  void everyNoteHasWordsForOneAndForMany() {
    for (var code : NoteCode.values()) {
      for (var rows : List.of(1, 1_234)) {
        var note =
            new ProblemGroup(code.id(), "Column", rows, List.of("Why.", "Por qué."), List.of());
        for (var language : Language.values()) {
          assertThat(FileWords.note(note, language))
              .as(code.id())
              .doesNotContain("{")
              .endsWith(".");
        }
        assertThat(FileWords.note(note, Language.EN))
            .isNotEqualTo(FileWords.note(note, Language.ES));
        assertThat(FileWords.note(note, Language.EN))
            .doesNotContain("1 rows", "1 figures", "1 lines");
      }
    }
  }

  @Test
  void bracesInAPartnersTextStayWhatTheyAre() {
    var problem = new RowProblem(ProblemCode.NOT_A_NUMBER, 2, "{v}", "[{0}]", List.of("*"));

    assertThat(problem.what(Language.EN))
        .isEqualTo("“{v}” says “[{0}]”, where a whole number is due.");
  }

  private static Mapping mapping(String header, Part part) {
    return new Mapping(
        "mine",
        "set",
        List.of(),
        List.of(SITE, new Column(header, 1, new Measure("f", part, WHOLE))),
        "",
        List.of(new MappedFigure("f", "indicator", 1, "all", "all")),
        List.of(),
        "",
        false);
  }
}
