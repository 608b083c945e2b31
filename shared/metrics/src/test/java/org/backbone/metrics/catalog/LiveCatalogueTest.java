package org.backbone.metrics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.backbone.audit.Actor;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {
  private final MemoryCatalogueStore store = new MemoryCatalogueStore();
  private final LiveCatalogue<CatalogueDocument> live =
      new LiveCatalogue<>(store, document -> document);

  @Test
  void anInvocationThatAsksOftenReadsOnceAndOneThatAsksNothingReadsNothing() {
    live.begin();
    assertThat(store.reads()).isZero();

    live.get();
    live.get();
    assertThat(store.reads()).isEqualTo(1);

    live.begin();
    live.get();
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void aChangeIsSeenByTheNextInvocationAndReadOnce() {
    live.begin();
    var first = live.get();
    var text = first.text().replace("Pregnant women in WIC", "Women in WIC");
    var head = new CatalogueHead(1, Instant.EPOCH, Actor.staff("5f1c", "Ana"));
    assertThat(store.keep(head, text, List.of())).isTrue();

    assertThat(live.get()).isSameAs(first);

    live.begin();
    assertThat(live.get().text()).isEqualTo(text);
    var reads = store.reads();
    live.begin();
    live.get();
    assertThat(store.reads()).isEqualTo(reads + 1);
  }
}
