package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.junit.jupiter.api.Test;

/// What every keeper of public keys promises.
public abstract class ReceiptKeyStoreContract {
  private static final Instant FROM = Instant.parse("2020-05-01T19:14:03Z");

  /// For subclasses.
  protected ReceiptKeyStoreContract() {}

  /// The keeper under test, empty.
  protected abstract ReceiptKeyStore keys();

  @Test
  void keysArePublishedOnceInTheirOrder() {
    var keys = keys();
    var first = PublishedKey.of(ReceiptSeal.fresh(), FROM);
    var second = PublishedKey.of(ReceiptSeal.fresh(), FROM.plusSeconds(1));

    assertThat(keys.published()).isEmpty();
    assertThat(keys.publish(1, first, "receipts/1")).isTrue();
    assertThat(keys.publish(2, second, "receipts/2")).isTrue();
    assertThat(keys.publish(1, PublishedKey.of(ReceiptSeal.fresh(), FROM), "receipts/1")).isFalse();
    assertThat(keys.published()).containsExactly(first, second);
  }
}
