package org.backbone.metrics.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueStore;
import org.junit.jupiter.api.Test;

/// What holds for every keeper of the catalogue; each test begins with one that nobody changed.
public abstract class CatalogueStoreContract {
  private static final Instant NOON = Instant.parse("2020-05-04T12:00:00Z");
  private static final Actor ANA = Actor.staff("5f1c", "Ana");
  private static final Actor BEN = Actor.staff("77aa", "Ben");

  private final Matter matter = new Matter("indicator", "i-" + UUID.randomUUID(), "WIC");

  /// The keeper.
  protected abstract CatalogueStore store();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  @Test
  void nobodyChangedItYet() {
    assertThat(store().head()).isEmpty();
    assertThat(store().revision()).isZero();
    assertThat(store().text(1)).isEmpty();
  }

  @Test
  void eachChangeIsARevisionAndTheOldOnesStay() {
    assertThat(keep(1, "one", ANA)).isTrue();
    assertThat(keep(2, "two", BEN)).isTrue();

    assertThat(store().head()).contains(new CatalogueHead(2, NOON, BEN));
    assertThat(store().text(1)).contains("one");
    assertThat(store().text(2)).contains("two");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void ofTwoWhoSawTheSameTheSecondIsRefused() {
    assertThat(keep(1, "one", ANA)).isTrue();
    assertThat(keep(1, "another", BEN)).isFalse();
    assertThat(keep(3, "three", BEN)).isFalse();

    assertThat(store().text(1)).contains("one");
    assertThat(store().revision()).isEqualTo(1);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void theSameChangeSentAgainIsKeptOnce() {
    assertThat(keep(1, "one", ANA)).isTrue();
    assertThat(keep(1, "one", ANA)).isTrue();
    assertThat(keep(1, "one", BEN)).isFalse();

    assertThat(store().revision()).isEqualTo(1);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void aDocumentThatFillsSeveralItemsComesBackWhole() {
    var random = new Random(1);
    var text = new StringBuilder();
    while (text.length() < 1_500_000) {
      text.append((char) ('!' + random.nextInt(90)));
    }

    assertThat(keep(1, text.toString(), ANA)).isTrue();

    assertThat(store().text(1)).contains(text.toString());
  }

  private boolean keep(long revision, String text, Actor by) {
    var line =
        new AuditEntry(
            NOON, by, new Deed("metrics", "indicator-changed"), matter, Facts.none(), Facts.none());
    return store().keep(new CatalogueHead(revision, NOON, by), text, List.of(line));
  }

  private List<AuditEntry> lines() {
    return audit().linesAbout(matter, "", 10, NOON).entries();
  }
}
