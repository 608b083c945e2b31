package org.backbone.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsTest {
  @Test
  void whatMustStandAndIsMissingIsABugAndNamed() {
    assertThatThrownBy(() -> Items.string(Map.of(), "email"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("email");
    assertThatThrownBy(() -> Items.bool(Map.of(), "again")).hasMessageContaining("again");
    assertThatThrownBy(() -> Items.texts(Map.of(), "services")).hasMessageContaining("services");
  }

  @Test
  void whatMayLackIsReadAsWhatTheReaderSays() {
    assertThat(Items.stringOr(Map.of(), "reason", "")).isEmpty();
    assertThat(Items.stringOr(Map.of("reason", fromS("late")), "reason", "")).isEqualTo("late");
    assertThat(Items.numberOr(Map.of(), "done", 7)).isEqualTo(7);
    assertThat(Items.optionalInstant(Map.of(), "decidedAt")).isEmpty();
    assertThat(Items.optionalInstant(Map.of("at", fromS("2026-11-24T12:00:00Z")), "at"))
        .contains(Instant.parse("2026-11-24T12:00:00Z"));
  }
}
