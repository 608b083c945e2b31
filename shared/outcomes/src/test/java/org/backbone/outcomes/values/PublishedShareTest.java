package org.backbone.outcomes.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.backbone.metrics.Amount;
import org.junit.jupiter.api.Test;

class PublishedShareTest {
  private static final RoundingMode[] WAYS = {
    RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN
  };

  @Test
  void theTruthIsAlwaysInsideWhicheverWayHalvesWereRounded() {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (var i = 0; i < 20_000; i++) {
      var base = random.nextLong(1, 3_000);
      var count = random.nextLong(0, base + 1);
      var decimals = random.nextInt(3);
      var units =
          BigDecimal.valueOf(count * 100)
              .movePointRight(decimals)
              .divide(BigDecimal.valueOf(base), 0, WAYS[random.nextInt(WAYS.length)])
              .longValueExact();
      var share = PublishedShare.rounded(units, decimals);

      var counts = share.counts(base);
      var bases = share.bases(count);

      var told = "seed %d: %d of %d, %d".formatted(seed, count, base, units);
      assertThat(count).as(told).isBetween(counts.least(), counts.most());
      assertThat(base).as(told).isBetween(bases.least(), bases.most());
    }
  }

  @Test
  void theTruthIsInsideAPublishedRangeWhetherItWasRoundedOrCutOff() {
    for (var base = 1L; base <= 250; base++) {
      for (var count = 0L; count <= base; count++) {
        var cutOff = count * 100 / base;
        var rounded = Math.floorDiv(2 * count * 100 + base, 2 * base);
        for (var percent : new long[] {cutOff, rounded}) {
          var low = percent / 5 * 5;
          var counts = PublishedShare.between(low, Math.min(100, low + 4)).counts(base);
          assertThat(count)
              .as("%d of %d in %d-%d", count, base, low, low + 4)
              .isBetween(counts.least(), counts.most());
        }
      }
    }
  }

  @Test
  void aShareAndACountLeaveARangeOfBases() {
    var bases = PublishedShare.rounded(48, 1).bases(27);

    assertThat(bases).isEqualTo(new PublishedShare.Range(557, 568));
  }

  @Test
  void noOneAtNoShareMayBeOfAnyNumber() {
    assertThat(PublishedShare.rounded(0, 1).bases(0))
        .isEqualTo(new PublishedShare.Range(1, Amount.UNKNOWN));
  }

  @Test
  void aShareThatNoWholeNumberGivesIsEmpty() {
    assertThat(PublishedShare.rounded(72, 0).counts(3).isEmpty()).isTrue();
    assertThat(PublishedShare.rounded(48, 1).bases(0).isEmpty()).isTrue();
  }
}
