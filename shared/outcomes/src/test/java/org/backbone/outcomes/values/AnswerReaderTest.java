package org.backbone.outcomes.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private final AnswerReader reader =
      new AnswerReader(
          Map.of("unknown", CellMark.MISSING), "Absent", Map.of("chronic", "yes", "fine", "no"));

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Y", "1", "1.0", "TRUE", "sí", "Si", "s", "chronic", "CHRONIC"})
  void whoeverSaysYesCounts(String text) {
    assertThat(reader.read(text)).isEqualTo(new Value.Whole(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "N", "0", "0.0", "false", "falso", "Fine"})
  void whoeverSaysNoDoesNot(String text) {
    assertThat(reader.read(text)).isEqualTo(new Value.Whole(0));
  }

  @Test
  void aMarkIsWhatTheMappingSays() {
    assertThat(reader.read("Unknown")).isEqualTo(new Value.Marked(CellMark.MISSING));
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_ANSWER",
    "absent, HEADER_AGAIN",
    "N/A, ANSWER_UNSAID",
    "maybe, NEITHER_YES_NOR_NO",
    "2, NEITHER_YES_NOR_NO"
  })
  void anythingElseIsToldByItsKind(String text, Oddity oddity) {
    assertThat(reader.read(text)).isEqualTo(new Value.Odd(oddity, ""));
  }

  @Test
  void itKnowsWhatAnAnswerIs() {
    assertThat(AnswerReader.isAnswer("sí")).isTrue();
    assertThat(AnswerReader.isAnswer("0")).isTrue();
    assertThat(AnswerReader.isAnswer("chronic")).isFalse();
    assertThat(AnswerReader.isYes("Yes")).isTrue();
    assertThat(AnswerReader.isYes("no")).isFalse();
  }

  @Test
  void itHoldsCountsAndHidesNothing() {
    assertThat(reader.holds()).isEqualTo(CellReader.Holds.COUNTS);
    assertThat(reader.hiddenMarks()).isEmpty();
  }
}
