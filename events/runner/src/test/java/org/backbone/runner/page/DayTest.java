package org.backbone.runner.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DayTest {
  private static final Instant MIDNIGHT = Instant.parse("2020-05-04T00:00:00Z");
  private static final Instant BEFORE = MIDNIGHT.minusMillis(1);

  @Test
  void midnightOfUtcPartsTwoDays() {
    assertThat(Day.of(List.of(MIDNIGHT.plusSeconds(1), MIDNIGHT, BEFORE), Function.identity()))
        .containsExactly(
            new Day<>("Monday, 4 May 2020", List.of(MIDNIGHT.plusSeconds(1), MIDNIGHT)),
            new Day<>("Sunday, 3 May 2020", List.of(BEFORE)));
  }

  @Test
  void nothingStandsOnNoDay() {
    assertThat(Day.of(List.<Instant>of(), Function.identity())).isEmpty();
  }

  @Test
  void aMomentIsShownToTheSecond() {
    var moment = new UtcTime(BEFORE);

    assertThat(moment.machine()).isEqualTo("2020-05-03T23:59:59Z");
    assertThat(moment.text()).isEqualTo("2020-05-03 23:59:59");
    assertThat(moment.clock()).isEqualTo("23:59:59");
  }
}
