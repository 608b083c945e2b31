package org.backbone.outcomes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
  private static final TableKey OCTOBER = new TableKey("boxes", 1, new Period("2014-10"));
  private static final TableKey NOVEMBER = new TableKey("boxes", 1, new Period("2014-11"));

  @Test
  void nothingIsAskedAboutWhereNothingWasSentBefore() {
    assertThat(new Plausibility(List.of(), _ -> 30).doubts(counts(Map.of("a", 5L)), true))
        .isEmpty();
  }

  @Test
  void aPlaceThatIsMissingIsAskedAboutWithWhatItHad() {
    var doubts = beside(counts(Map.of("a", 2000L, "b", 9000L)), counts(Map.of("a", 2010L)));

    assertThat(doubts)
        .containsExactly(
            new Doubt(
                DoubtCode.PLACES_GONE,
                "boxes",
                1,
                List.of(new Doubt.Example(0, "b", Amount.exact(9000), Amount.ZERO))));
  }

  @Test
  void aThirdMoreIsAskedAboutAndAQuarterIsNot() {
    var before = counts(Map.of("a", 1000L, "b", 1000L, "c", 1000L));

    assertThat(beside(before, counts(Map.of("a", 1250L, "b", 1310L, "c", 690L))))
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.code()).isEqualTo(DoubtCode.PLACES_CHANGED);
              assertThat(doubt.examples())
                  .extracting(Doubt.Example::place)
                  .containsExactly("b", "c");
            });
  }

  @Test
  void fewPeopleMoreOrLessAreNoNewsHoweverSmallThePlace() {
    assertThat(beside(counts(Map.of("a", 3L)), counts(Map.of("a", 12L)))).isEmpty();
    assertThat(beside(counts(Map.of("a", 12L)), counts(Map.of("a", 0L))))
        .extracting(Doubt::code)
        .containsExactly(DoubtCode.PLACES_CHANGED);
  }

  @Test
  void aDigitTooManyOrTooFewIsSaidAsThat() {
    assertThat(beside(counts(Map.of("a", 775L, "b", 323L)), counts(Map.of("a", 75L, "b", 3230L))))
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.code()).isEqualTo(DoubtCode.TEN_TIMES);
              assertThat(doubt.count()).isEqualTo(2);
            });
  }

  @Test
  void aDigitTooManyBesideTheLastPeriodIsSaidAsThat() {
    var history = List.of(counts(Map.of("a", 775L, "b", 323L)));

    assertThat(
            new Plausibility(history, _ -> 30).doubts(counts(Map.of("a", 7750L, "b", 3230L)), true))
        .extracting(Doubt::code)
        .containsExactly(DoubtCode.TEN_TIMES);
  }

  @Test
  void aDigitLostInOneMonthAloneIsSeen() {
    var october = List.of(count("a", 775), count("b", 500));
    var before = new TreeMap<>(Map.of(OCTOBER, october, NOVEMBER, october));
    var now = new TreeMap<>(before);
    now.put(NOVEMBER, List.of(count("a", 75), count("b", 510)));

    assertThat(beside(new Aggregate(before), new Aggregate(now)))
        .extracting(Doubt::code)
        .contains(DoubtCode.TEN_TIMES);
  }

  @Test
  void anIndicatorSaysItselfHowMuchChangeIsLikely() {
    var before = List.of(counts(Map.of("a", 1000L)));
    var now = counts(Map.of("a", 1100L));

    assertThat(new Plausibility(before, _ -> 30).doubts(now, true)).isEmpty();
    assertThat(new Plausibility(before, _ -> 5).doubts(now, true))
        .extracting(Doubt::code)
        .containsExactly(DoubtCode.PLACES_CHANGED);
  }

  @Test
  void whatMayBeTheSameIsNotAskedAbout() {
    var range = new Cell(CellKey.site("a"), Amount.range(900, 1400), Amount.ZERO);
    var hidden = new Cell(CellKey.site("a"), Amount.hiddenPart(), Amount.ZERO);

    assertThat(beside(of(OCTOBER, range), counts(Map.of("a", 1500L)))).isEmpty();
    assertThat(beside(of(OCTOBER, hidden), counts(Map.of("a", 1500L)))).isEmpty();
    assertThat(beside(counts(Map.of("a", 1500L)), of(OCTOBER, hidden))).isEmpty();
  }

  @Test
  void whatTheLastPeriodsHadBetweenThemIsLikely() {
    var history = List.of(counts(Map.of("a", 1000L)), counts(Map.of("a", 2000L)));

    assertThat(new Plausibility(history, _ -> 30).doubts(counts(Map.of("a", 2500L)), true))
        .isEmpty();
    assertThat(new Plausibility(history, _ -> 30).doubts(counts(Map.of("a", 2700L)), true))
        .hasSize(1);
  }

  @Test
  void aShareIsHeldAgainstTheShareAndABaseAgainstTheBase() {
    var before = of(OCTOBER, share("a", 100, 1000), share("b", 100, 1000), share("c", 100, 1000));
    var now = of(OCTOBER, share("a", 120, 1200), share("b", 140, 1000), share("c", 150, 1500));

    assertThat(beside(before, now))
        .extracting(Doubt::code, doubt -> doubt.examples().getFirst().place())
        .containsExactlyInAnyOrder(
            tuple(DoubtCode.PLACES_CHANGED, "b"), tuple(DoubtCode.BASES_CHANGED, "c"));
  }

  @Test
  void theFileOfThePeriodBeforeSentAgainIsKnown() {
    var before = counts(Map.of("a", 10L, "b", 20L, "c", 30L));
    var now = new Aggregate(new TreeMap<>(Map.of(NOVEMBER, before.tables().get(OCTOBER))));

    assertThat(new Plausibility(List.of(before), _ -> 30).doubts(now, true))
        .extracting(Doubt::code)
        .containsExactly(DoubtCode.SAME_AS_BEFORE);
    assertThat(beside(before, before)).isEmpty();
  }

  @Test
  void monthsThatHaveNotBegunAreNamed() {
    var now = of("2014-10", "2014-11", "2014-12");

    assertThat(Plausibility.ofPeriods(YEAR, now, LocalDate.parse("2014-10-31")))
        .extracting(Doubt::code, Doubt::about, Doubt::periods)
        .containsExactly(tuple(DoubtCode.PERIOD_AHEAD, "boxes", periods("2014-11", "2014-12")));
    assertThat(Plausibility.ofPeriods(YEAR, now, LocalDate.parse("2014-12-01"))).isEmpty();
  }

  @Test
  void aMonthThatIsMissingOfAYearThatIsOverIsNamed() {
    var now =
        of(
            "2014-10", "2014-11", "2014-12", "2015-01", "2015-02", "2015-03", "2015-04", "2015-05",
            "2015-06", "2015-07", "2015-08");

    assertThat(Plausibility.ofPeriods(YEAR, now, LocalDate.parse("2015-09-30"))).isEmpty();
    assertThat(Plausibility.ofPeriods(YEAR, now, LocalDate.parse("2015-10-01")))
        .extracting(Doubt::code, Doubt::about, Doubt::periods)
        .containsExactly(tuple(DoubtCode.MONTHS_MISSING, "boxes", periods("2015-09")));
    assertThat(Plausibility.ofPeriods(YEAR, of("2014-10"), LocalDate.parse("2020-01-01")))
        .isEmpty();
  }

  @Test
  void monthsThatDoNotFollowEachOtherAreNamed() {
    assertThat(Plausibility.apart(of("2014-10", "2014-11", "2015-03")))
        .extracting(Doubt::code, Doubt::periods)
        .containsExactly(tuple(DoubtCode.PERIODS_APART, periods("2014-12", "2015-01", "2015-02")));
    assertThat(Plausibility.apart(of("2014-10", "2014-11"))).isEmpty();
  }

  private static final SortedSet<Period> YEAR = periods("FY2015");

  private static SortedSet<Period> periods(String... codes) {
    return new TreeSet<>(Stream.of(codes).map(Period::new).toList());
  }

  private static Aggregate of(String... months) {
    var now = new TreeMap<TableKey, List<Cell>>();
    for (var month : months) {
      now.put(new TableKey("boxes", 1, new Period(month)), List.of(count("a", 5)));
    }
    return new Aggregate(now);
  }

  @Test
  void whatIsDefinedAnewIsNotHeldAgainstWhatItWas() {
    var anew = new TableKey("boxes", 2, new Period("2014-10"));

    assertThat(beside(counts(Map.of("a", 1000L)), of(anew, count("a", 5)))).isEmpty();
  }

  private static List<Doubt> beside(Aggregate before, Aggregate now) {
    return new Plausibility(List.of(before), _ -> 30).doubts(now, false);
  }

  private static Aggregate counts(Map<String, Long> counts) {
    var cells = new ArrayList<Cell>();
    counts.forEach((site, n) -> cells.add(count(site, n)));
    return of(OCTOBER, cells.toArray(Cell[]::new));
  }

  private static Cell count(String site, long n) {
    return new Cell(CellKey.site(site), Amount.exact(n), Amount.ZERO);
  }

  private static Cell share(String site, long n, long base) {
    return new Cell(CellKey.site(site), Amount.exact(n), Amount.exact(base));
  }

  private static Aggregate of(TableKey table, Cell... cells) {
    return new Aggregate(new TreeMap<>(Map.of(table, List.of(cells))));
  }
}
