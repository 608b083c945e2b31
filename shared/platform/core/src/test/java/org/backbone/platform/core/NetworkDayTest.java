package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NetworkDayTest {
  private static final ZoneId TULSA = ZoneId.of("America/Chicago");

  @Test
  void aDayLastsUntilTheNetworksMidnightAndNotUntilThatOfUtc() {
    assertThat(today("2020-05-05T04:59:59Z")).isEqualTo(LocalDate.of(2020, 5, 4));
    assertThat(today("2020-05-05T05:00:00Z")).isEqualTo(LocalDate.of(2020, 5, 5));
  }

  @Test
  void inWinterMidnightIsAnHourLaterInUtc() {
    assertThat(today("2020-12-05T05:59:59Z")).isEqualTo(LocalDate.of(2020, 12, 4));
    assertThat(today("2020-12-05T06:00:00Z")).isEqualTo(LocalDate.of(2020, 12, 5));
  }

  private static LocalDate today(String now) {
    return new NetworkDay(InstantSource.fixed(Instant.parse(now)), TULSA).today();
  }
}
