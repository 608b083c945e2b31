package org.backbone.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Deed KEPT = new Deed("meetings", "series-kept");
  private static final Matter SERIES = new Matter("series", "food", "Food");

  @Test
  void aChangeTellsOfWhatDiffersAlone() {
    var before = new LinkedHashMap<>(Map.of("place", "Online", "start", "10:00"));
    var after = new LinkedHashMap<>(Map.of("place", "Online", "start", "11:00"));

    var entry = AuditEntry.ofChange(NOW, STAFF, KEPT, SERIES, before, after);

    assertThat(entry.before()).containsExactly(Map.entry("start", "10:00"));
    assertThat(entry.after()).containsExactly(Map.entry("start", "11:00"));
  }

  @Test
  void aLongValueIsCut() {
    var entry =
        new AuditEntry(
            NOW, STAFF, KEPT, SERIES, Map.of("text", "x".repeat(201)), Map.of("text", "y"));

    assertThat(entry.before()).containsEntry("text", "x".repeat(200) + "…");
    assertThat(entry.after()).containsEntry("text", "y");
  }

  @Test
  void aDeedIsReadAsItWasKeptAndNonsenseIsNone() {
    assertThat(Deed.of(KEPT.text())).isEqualTo(KEPT);
    assertThat(new Matter("series", "food", " ").name()).isEqualTo("food");
    assertThatThrownBy(() -> Deed.of("approved")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deed("partners", "Approved"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Matter("series", "", "Food"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoHasNoNameGoesByTheirIdAndNobodyIsNobody() {
    assertThat(Actor.staff("5f1c", " ").name()).isEqualTo("5f1c");
    assertThat(Actor.partner("pantry", "x".repeat(300)).name()).hasSize(200);
    assertThatThrownBy(() -> Actor.staff("", "Facilitator"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
