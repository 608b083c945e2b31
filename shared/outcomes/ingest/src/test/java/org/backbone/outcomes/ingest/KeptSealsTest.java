package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.platform.files.MemoryFileStore;
import org.junit.jupiter.api.Test;

class KeptSealsTest {
  private static final Instant NOW = Instant.parse("2020-05-01T19:14:03Z");

  private final MemoryFileStore files = new MemoryFileStore();
  private final MemoryReceiptKeyStore keys = new MemoryReceiptKeyStore();
  private Instant now = NOW;

  @Test
  void theFirstReceiptBringsTheKeyAboutAndTheNextOnesUseIt() {
    var first = seals().current();
    var second = seals().current();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(keys.published()).containsExactly(PublishedKey.of(first, NOW));
    assertThat(files.list("", "", 10)).containsExactly("receipts/1");
  }

  @Test
  void nothingThatIsPublishedSigns() {
    var seal = seals().current();
    var secret = seal.text().substring(0, seal.text().indexOf('.'));

    assertThat(keys.published().toString()).doesNotContain(secret);
  }

  @Test
  void anotherKeyFollowsAfterAYearAndTheOldOneStaysPublished() {
    var first = seals().current();
    now = NOW.plus(KeptSeals.LIFETIME).minusSeconds(1);
    assertThat(seals().current().id()).isEqualTo(first.id());
    now = NOW.plus(KeptSeals.LIFETIME);
    var second = seals().current();

    assertThat(second.id()).isNotEqualTo(first.id());
    var published = keys.published();
    assertThat(published).extracting(PublishedKey::id).containsExactly(first.id(), second.id());
    assertThat(new KeyRing(published).until(published.getFirst()))
        .contains(now.plus(Duration.ofHours(1)));
    assertThat(new KeyRing(published).until(published.getLast())).isEmpty();
  }

  @Test
  void aKeyThatIsTakenAwaySignsNoMoreNotEvenWhereItIsKnown() {
    var seals = seals();
    var first = seals.current();
    files.delete("receipts/1");

    assertThat(seals.current().id()).isNotEqualTo(first.id());
    assertThat(keys.published()).hasSize(2);
  }

  @Test
  void whoeverStopsBeforeAKeyIsPublishedLeavesItToTheNextOne() {
    var left = ReceiptSeal.fresh();
    files.put("receipts/1", "text/plain", left.text().getBytes(StandardCharsets.UTF_8));

    assertThat(seals().current().id()).isEqualTo(left.id());
    assertThat(keys.published()).extracting(PublishedKey::id).containsExactly(left.id());
  }

  @Test
  void aKeyThatIsNotThePublishedOneSignsNothing() {
    seals().current();
    var other = ReceiptSeal.fresh();
    files.put("receipts/1", "text/plain", other.text().getBytes(StandardCharsets.UTF_8));

    assertThat(seals().current().id()).isNotEqualTo(other.id());
    assertThat(files.list("", "", 10)).containsExactly("receipts/1", "receipts/2");
  }

  @Test
  void thoseWhoNeedTheFirstKeyAtOnceGetTheSame() throws Exception {
    var asking = new ArrayList<Callable<String>>();
    for (var i = 0; i < 16; i++) {
      asking.add(() -> seals().current().id());
    }
    List<String> ids = new ArrayList<>();
    try (var many = Executors.newFixedThreadPool(16)) {
      for (var each : many.invokeAll(asking)) {
        ids.add(each.get());
      }
    }

    assertThat(ids).containsOnly(keys.published().getFirst().id());
    assertThat(keys.published()).hasSize(1);
  }

  @Test
  void whoeverStopsRightAfterAKeyIsPublishedHasPublishedIt() {
    ReceiptKeyStore lost =
        new ReceiptKeyStore() {
          @Override
          public List<PublishedKey> published() {
            return keys.published();
          }

          @Override
          public boolean publish(int number, PublishedKey key, String file) {
            var _ = keys.publish(number, key, file);
            return keys.publish(number, key, file);
          }
        };

    var seal = new KeptSeals(files, lost, () -> now).current();

    assertThat(keys.published()).containsExactly(PublishedKey.of(seal, NOW));
  }

  private KeptSeals seals() {
    return new KeptSeals(files, keys, () -> now);
  }
}
