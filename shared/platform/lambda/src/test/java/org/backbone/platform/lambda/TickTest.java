package org.backbone.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickTest {
  @Test
  void aTickCarriesItsOwnTime() {
    var tick = Json.tree("{\"scheduledTime\":\"2020-05-04T15:00:00Z\"}");

    assertThat(Tick.timeOf(tick)).isEqualTo(Instant.parse("2020-05-04T15:00:00Z"));
  }

  @Test
  void theEventOfATickIsReadAsItsTimeToASecond() {
    var event = Tick.event(Instant.parse("2020-05-04T15:00:00.250Z"));

    assertThat(event).isEqualTo("{\"scheduledTime\":\"2020-05-04T15:00:00Z\"}");
    assertThat(Tick.timeOf(Json.tree(event))).isEqualTo(Instant.parse("2020-05-04T15:00:00Z"));
  }

  @Test
  void anEventWithoutATimeIsAFaultOfTheTemplate() {
    for (var event : List.of("{\"Records\":[]}", "{}", "{\"scheduledTime\":\"today\"}")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Tick.timeOf(Json.tree(event)));
    }
  }
}
