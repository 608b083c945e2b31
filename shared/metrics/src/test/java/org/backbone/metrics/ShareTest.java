package org.backbone.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.backbone.metrics.pages.FigureWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;
import org.junit.jupiter.api.Test;

class ShareTest {
  private final FigureWords english = new FigureWords(Words.of(Language.EN, "pages"));
  private final FigureWords spanish = new FigureWords(Words.of(Language.ES, "pages"));

  @Test
  void exactCountsMakeAWholePercent() {
    assertThat(share(new Figure.Exact(57), new Figure.Exact(245))).isEqualTo(new Share.Whole(23));
  }

  @Test
  void aRangeRunsToTheNextWholePercentOnBothSides() {
    var share = share(new Figure.Range(1392, 1439), new Figure.Exact(2091));

    assertThat(share).isEqualTo(new Share.Between(66, 69, 0));
    assertThat(english.share(share)).isEqualTo("66% to 69%");
    assertThat(spanish.share(share)).isEqualTo("66% a 69%");
  }

  @Test
  void aRangeWithinOnePercentIsThatPercent() {
    assertThat(share(new Figure.Exact(27), new Figure.Range(557, 568)))
        .isEqualTo(new Share.Whole(5));
  }

  @Test
  void anOpenEndIsSaidAsOne() {
    assertThat(english.share(share(new Figure.Range(95, 100), new Figure.Exact(100))))
        .isEqualTo("95% or more");
    assertThat(english.share(share(new Figure.Range(0, 5), new Figure.Exact(10))))
        .isEqualTo("50% or less");
    assertThat(english.share(share(new Figure.Range(0, 10), new Figure.Exact(10))))
        .isEqualTo("not known");
  }

  @Test
  void hiddenAndNobodyAreNeverMixed() {
    assertThat(share(new Figure.Hidden(Figure.Reason.PROTECTED), new Figure.Exact(10)))
        .isEqualTo(new Share.Hidden(Figure.Reason.PROTECTED));
    assertThat(share(new Figure.Exact(0), new Figure.Exact(0))).isEqualTo(new Share.Nobody());
    assertThat(share(new Figure.Exact(0), new Figure.Exact(10))).isEqualTo(new Share.Whole(0));
  }

  @Test
  void hiddenPartsLeaveTheUpperEndOpen() {
    var share = share(new Figure.AtLeast(60, 2), new Figure.Exact(100));

    assertThat(share).isEqualTo(new Share.Between(60, 100, 2));
    assertThat(english.why(share, 10))
        .isEqualTo("2 parts of it are hidden where they were counted");
  }

  @Test
  void theTruthLiesInsideWhateverIsShown() {
    long seed = 20200504;
    var random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      long base = 1L + random.nextInt(3000);
      long count = random.nextLong(base + 1);
      var shown =
          share(
              new Figure.Range(
                  Math.max(0, count - random.nextInt(50)),
                  Math.min(base, count + random.nextInt(50))),
              new Figure.Range(Math.max(1, base - random.nextInt(50)), base + random.nextInt(50)));
      double truth = 100.0 * count / base;
      switch (shown) {
        case Share.Whole(var percent) ->
            assertThat(truth).as("seed " + seed).isBetween(percent - 0.5, percent + 0.5);
        case Share.Between(var low, var high, _) ->
            assertThat(truth).isBetween((double) low, (double) high);
        default -> throw new AssertionError(shown);
      }
    }
  }

  private static Share share(Figure count, Figure base) {
    return Share.of(new PublicCell(CellKey.site(CellKey.ALL), count, base));
  }
}
