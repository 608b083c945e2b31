package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Entry;
import org.backbone.outcomes.EntryStore;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

/// What holds wherever it is kept what was typed.
public abstract class EntryStoreContract {
  private static final Instant AT = Instant.parse("2020-05-04T12:00:00Z");

  /// The store.
  protected abstract EntryStore entries();

  @Test
  void whatWasTypedIsKeptWholeForItsSlotAloneAndTheNextTakesItsPlace() {
    var slot = new Slot("p-" + UUID.randomUUID(), "households", new Period("CY2020"));
    var other = new Slot(slot.partner(), "households", new Period("CY2021"));
    var first =
        Entry.nothing(AT)
            .at(List.of("74103", "74104"), AT)
            .with(
                new Period("2020-04"),
                Map.of("74103", Map.of("families count", "1 430"), "74104", Map.of()),
                AT);
    entries().keep(slot, Entry.nothing(AT));
    entries().keep(slot, first);

    assertThat(entries().entry(slot)).contains(first);
    assertThat(entries().entry(other)).isEmpty();
    assertThat(first.text(new Period("2020-04"), "74103", "families count")).isEqualTo("1 430");
    assertThat(first.text(new Period("2020-03"), "74103", "families count")).isEmpty();
  }
}
