package org.backbone.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TickTest {
  @Test
  void aTickCarriesItsOwnTime() {
    var tick = Json.tree("{\"scheduledTime\":\"2020-05-04T15:00:00Z\"}");

    assertThat(Tick.timeOf(tick)).isEqualTo(Instant.parse("2020-05-04T15:00:00Z"));
    assertThat(Tick.timeOf(Map.of("scheduledTime", "2020-05-04T15:00:00Z")))
        .isEqualTo(Instant.parse("2020-05-04T15:00:00Z"));
  }

  @Test
  void anEventWithoutATimeIsAFaultOfTheTemplate() {
    assertThatIllegalArgumentException().isThrownBy(() -> Tick.timeOf(Map.of()));
  }
}
