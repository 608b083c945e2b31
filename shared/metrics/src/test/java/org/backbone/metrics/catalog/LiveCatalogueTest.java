package org.backbone.metrics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.audit.Actor;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {
  private final MemoryCatalogueStore store = new MemoryCatalogueStore();
  private final LiveCatalogue live = new LiveCatalogue(store);

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
  void whatIsMadeOfACatalogueIsMadeOnceForEachRevision() {
    var made = new AtomicInteger();
    var view =
        live.view(
            document -> {
              made.incrementAndGet();
              return document.measures();
            });
    live.begin();
    var first = view.get();
    live.begin();

    assertThat(view.get()).isSameAs(first);
    assertThat(made).hasValue(1);

    var text = live.get().text().replace("Pregnant women in WIC", "Women in WIC");
    assertThat(
            store.keep(
                new CatalogueHead(1, Instant.EPOCH, Actor.staff("5f1c", "Ana")), text, List.of()))
        .isTrue();
    live.begin();
    assertThat(view.get()).isNotSameAs(first);
    assertThat(made).hasValue(2);
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
