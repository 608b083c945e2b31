package org.backbone.metrics.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class MetricKeysTest {
  private static final Slot SLOT = new Slot("river", "wic", new Period("FY2015"));
  private static final TableKey TABLE = new TableKey("women", 2, new Period("2015-09"));

  @Test
  void aKeyIsReadAsItWasWritten() {
    assertThat(MetricKeys.slot(MetricKeys.of(SLOT))).isEqualTo(SLOT);
    assertThat(MetricKeys.table(MetricKeys.of(TABLE))).isEqualTo(TABLE);
  }

  // Sixty-four bits of the digest: two files of one upload never meet there.
  @Test
  void aggregatesThatDifferInTheSixteenthCharacterHaveTheirOwnKeys() {
    var one = MetricKeys.aggregateSk(pointer("0123456789abcde0" + "f".repeat(48)), TABLE);
    var other = MetricKeys.aggregateSk(pointer("0123456789abcde1" + "f".repeat(48)), TABLE);

    assertThat(one).isNotEqualTo(other).isEqualTo("T#women#2#2015-09#0123456789abcde0");
  }

  @Test
  void numbersSortAsText() {
    assertThat(MetricKeys.seq(9)).isEqualTo("0000000009").isLessThan(MetricKeys.seq(10));
  }

  private static Pointer pointer(String digest) {
    return new Pointer(SLOT, 1, digest);
  }
}
