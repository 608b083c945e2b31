package org.backbone.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Deed KEPT = new Deed("meetings", "series-kept");
  private static final Matter SERIES = new Matter("series", "food", "Food");

  @Test
  void aChangeTellsOfWhatDiffersAlone() {
    var before = Facts.of("place", "Online", "start", "10:00");
    var after = Facts.of("place", "Online", "start", "11:00");

    var entry = AuditEntry.ofChange(NOW, STAFF, KEPT, SERIES, before, after);

    assertThat(entry.before()).containsExactly(Map.entry("start", "10:00"));
    assertThat(entry.after()).containsExactly(Map.entry("start", "11:00"));
  }

  @Test
  void aLongValueIsCut() {
    var entry =
        new AuditEntry(
            NOW, STAFF, KEPT, SERIES, Facts.of("text", "x".repeat(201)), Facts.of("text", "y"));

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

  @Test
  void factsStandInTheOrderInWhichTheyAreSaidInEachProcess() {
    assertThat(Facts.of("state", "accepted", "reason", "A second site."))
        .containsExactly(Map.entry("state", "accepted"), Map.entry("reason", "A second site."));
    assertThat(Facts.of("reason", "A second site.", "state", "accepted"))
        .containsExactly(Map.entry("reason", "A second site."), Map.entry("state", "accepted"));
  }
}
