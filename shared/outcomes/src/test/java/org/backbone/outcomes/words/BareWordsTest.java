package org.backbone.outcomes.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.platform.core.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is kept and mailed of a problem is whole sentences that repeat no cell.
class BareWordsTest {
  private static final String CELL = "Ada Canary";

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void withoutItsCellsAProblemIsStillSaidInWholeSentences(ProblemCode code) {
    var group =
        new ProblemGroup(
                code.id(),
                isHeader(code) ? CELL : "Total",
                1,
                arguments(code),
                List.of(new ProblemGroup.Sample(7, CELL, CELL)))
            .withoutCells();

    assertThat(group.toString()).doesNotContain(CELL);
    for (var language : Language.all()) {
      var words = FileWords.in(language);
      assertThat(words.what(group) + " " + words.toDo(group))
          .doesNotContain(CELL, "“”", "«»", "{", "  ")
          .doesNotContainPattern(": ?[.]")
          .endsWith(".");
    }
  }

  private static boolean isHeader(ProblemCode code) {
    return switch (code) {
      case COLUMN_PERIOD_UNCLEAR -> true;
      default -> false;
    };
  }

  private static List<String> arguments(ProblemCode code) {
    return switch (code) {
      case HEADER_UNKNOWN -> List.of("Agency, Total", CELL);
      case COUNT_OVER_BASE, SHARE_IMPOSSIBLE, NOBODY_BESIDE_FIGURE -> List.of(CELL, "Enrolled");
      case RANGE_MADE_DATE,
          CURRENCY,
          BRACKETED,
          THOUSANDS_OR_DECIMALS,
          COMMA_FOR_DECIMALS,
          POINT_FOR_DECIMALS ->
          List.of("ours", CELL);
      default -> List.of("ours", "ours too", "ours as well");
    };
  }
}
