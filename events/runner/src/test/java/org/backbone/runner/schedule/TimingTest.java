package org.backbone.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0/15 * * * ? *)    | 2020-05-04T15:00:00Z | true",
        "cron(0/15 * * * ? *)    | 2020-05-04T15:45:00Z | true",
        "cron(0/15 * * * ? *)    | 2020-05-04T15:46:00Z | false",
        "cron(0 8 1 * ? *)       | 2020-06-01T13:00:00Z | true",
        "cron(0 8 1 * ? *)       | 2020-12-01T14:00:00Z | true",
        "cron(0 8 1 * ? *)       | 2020-12-01T13:00:00Z | false",
        "cron(0 8 1 * ? *)       | 2020-06-02T13:00:00Z | false",
        "cron(30 9 ? * MON-FRI *)| 2020-05-04T14:30:00Z | true",
        "cron(30 9 ? * MON-FRI *)| 2020-05-03T14:30:00Z | false",
        "cron(0 9 ? * 1 *)       | 2020-05-03T14:00:00Z | true",
        "cron(0 9 L * ? *)       | 2020-02-29T15:00:00Z | true",
        "cron(0 9 ? * 3#2 *)     | 2020-05-12T14:00:00Z | true",
        "cron(0 9 ? * 3#2 *)     | 2020-05-05T14:00:00Z | false",
        "cron(0 9 ? * 6L *)      | 2020-05-29T14:00:00Z | true",
        "cron(0 9 3W * ? *)      | 2020-05-04T14:00:00Z | true",
        "cron(0 9 ? JAN,MAY * 2021) | 2020-05-04T14:00:00Z | false",
        "rate(15 minutes)        | 2020-05-04T15:15:00Z | true",
        "rate(1 hour)            | 2020-05-04T15:15:00Z | false",
      })
  void aMinuteIsDueOrNot(String expression, Instant minute, boolean due) {
    assertThat(Timing.of(expression).isDue(minute.atZone(CHICAGO))).isEqualTo(due);
  }

  @Test
  void theHourThatComesTwiceIsDueOnce() {
    var timing = Timing.of("cron(30 1 * * ? *)");

    assertThat(timing.isDue(Instant.parse("2020-11-01T06:30:00Z").atZone(CHICAGO))).isTrue();
    assertThat(timing.isDue(Instant.parse("2020-11-01T07:30:00Z").atZone(CHICAGO))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at(2020-05-04T15:00:00)",
        "cron(0 8 1 * * *)",
        "cron(0 8 ? * ? *)",
        "cron(0 8 1 * ?)",
        "cron(60 8 1 * ? *)",
        "cron(0 8 1 NOV-JAN ? *)",
        "rate(0 minutes)",
        "rate(2 weeks)"
      })
  void whatIsNotUnderstoodIsRefused(String expression) {
    assertThatThrownBy(() -> Timing.of(expression)).isInstanceOf(IllegalArgumentException.class);
  }
}
