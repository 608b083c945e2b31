package org.backbone.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  private static final String ALL = CellKey.ALL;
  private static final Figure HIDDEN = new Figure.Hidden(Figure.Reason.PROTECTED);
  private static final Figure UNREPORTED = new Figure.Hidden(Figure.Reason.NOT_REPORTED);

  private final Disclosure disclosure = new Disclosure(10);

  @Test
  void oneToNineAreHiddenZeroAndTenAreShown() {
    var cells = sites(0, 1, 9, 10, 5, 40);

    assertThat(counts(cells))
        .containsExactly(exact(0), HIDDEN, HIDDEN, exact(10), HIDDEN, exact(40), exact(65));
  }

  @Test
  void aSingleHiddenPartTakesTheNextSmallestAlong() {
    assertThat(counts(sites(500, 6, 80, 0)))
        .containsExactly(exact(500), HIDDEN, HIDDEN, exact(0), exact(586));
  }

  @Test
  void hiddenPartsThatAreFewTogetherTakeAnotherAlong() {
    assertThat(counts(sites(500, 2, 3, 80)))
        .containsExactly(exact(500), HIDDEN, HIDDEN, HIDDEN, exact(585));
  }

  @Test
  void aTotalOfOnePartIsHiddenWithIt() {
    assertThat(counts(sites(7))).containsExactly(HIDDEN, HIDDEN);
  }

  @Test
  void aTotalIsHiddenWhereNoOtherPartIsLeftToHide() {
    assertThat(counts(sites(3, 4, 0))).containsExactly(HIDDEN, HIDDEN, exact(0), HIDDEN);
  }

  @Test
  void whatTheSourceHidesStaysHiddenAndMakesTheTotalALeast() {
    var cells =
        summed(
            count("a", 500), count("b", 60), new Cell(site("c"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(counts(cells))
        .containsExactly(exact(500), exact(60), UNREPORTED, new Figure.AtLeast(560, 1));
  }

  @Test
  void aLeastOfFewIsHidden() {
    var cells = summed(count("a", 4), new Cell(site("b"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(counts(cells)).containsExactly(HIDDEN, UNREPORTED, HIDDEN);
  }

  @Test
  void aRangeThatEndsBelowTenIsHidden() {
    var cells = summed(share("a", Amount.range(4, 8), 200), share("b", Amount.range(40, 60), 300));

    assertThat(counts(cells)).startsWith(HIDDEN);
  }

  @Test
  void fewPeopleNotCountedAreHiddenTooAndTheirBaseIsShown() {
    var protectedCells =
        disclosure.protect(summed(share("a", 95, 100), share("b", 60, 100), share("c", 20, 90)));

    assertThat(protectedCells.getFirst().count()).isEqualTo(HIDDEN);
    assertThat(protectedCells.getFirst().base()).isEqualTo(exact(100));
  }

  @Test
  void aSmallBaseHidesTheWholeCell() {
    var protectedCells =
        disclosure.protect(summed(share("a", 0, 6), share("b", 60, 100), share("c", 20, 90)));

    assertThat(protectedCells.getFirst().count()).isEqualTo(HIDDEN);
    assertThat(protectedCells.getFirst().base()).isEqualTo(HIDDEN);
    // Else 196 less the others would say 6.
    assertThat(protectedCells.stream().filter(cell -> cell.base().equals(HIDDEN))).hasSize(2);
  }

  @Test
  void aGroupThatNobodyPrintsIsProtectedToo() {
    var everyone = count("a", 60);
    var english = new Cell(new CellKey("a", "el", "NOT_EL"), Amount.exact(52), Amount.ZERO);

    var protectedCells = disclosure.protect(List.of(everyone, english));

    // 60 less 52 are the 8 others.
    assertThat(protectedCells.get(1).count()).isEqualTo(HIDDEN);
  }

  @Test
  void aGroupLeftOutThatIsLargeGivesNobodyAway() {
    var english = new Cell(new CellKey("a", "el", "EL"), Amount.exact(20), Amount.ZERO);

    assertThat(counts(List.of(count("a", 60), english))).containsExactly(exact(60), exact(20));
  }

  @Test
  void noSubtractionGivesAHiddenCountAway() {
    for (var seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var cells = table(random);
      var seen = disclosure.protect(cells);

      assertThat(givenAway(cells, seen)).as("seed %d", seed).isEmpty();
      for (var i = 0; i < cells.size(); i++) {
        var count = cells.get(i).count().low();
        assertThat(seen.get(i).count().equals(exact(count)) && count > 0 && count < 10)
            .as("seed %d, %s", seed, cells.get(i))
            .isFalse();
      }
    }
  }

  @Test
  void theOrderOfCellsChangesNothing() {
    for (var seed = 0; seed < 100; seed++) {
      var cells = new ArrayList<>(table(new Random(seed)));
      var seen = byKey(disclosure.protect(cells));
      Collections.shuffle(cells, new Random(seed + 1));

      assertThat(byKey(disclosure.protect(cells))).as("seed %d", seed).isEqualTo(seen);
    }
  }

  // Every set of parts with its total: where exactly one of them is hidden, it is no secret; where
  // the hidden ones together are few, nor is that.
  private static List<String> givenAway(List<Cell> cells, List<PublicCell> seen) {
    var counts = new TreeMap<CellKey, Long>();
    cells.forEach(cell -> counts.put(cell.key(), cell.count().low()));
    var hidden =
        seen.stream()
            .filter(cell -> cell.count().equals(HIDDEN))
            .map(PublicCell::key)
            .collect(Collectors.toSet());
    var given = new ArrayList<String>();
    for (var total : counts.keySet()) {
      var sites =
          counts.keySet().stream()
              .filter(key -> total.site().equals(ALL) && !key.site().equals(ALL))
              .filter(key -> key.group().equals(total.group()))
              .toList();
      var groups =
          counts.keySet().stream()
              .filter(key -> total.group().equals(ALL) && !key.group().equals(ALL))
              .filter(key -> key.site().equals(total.site()))
              .toList();
      for (var parts : List.of(sites, groups)) {
        var secret = parts.stream().filter(hidden::contains).toList();
        var together = secret.stream().mapToLong(counts::get).sum();
        var isTotalHidden = hidden.contains(total);
        if (!parts.isEmpty()
            && (isTotalHidden
                ? secret.isEmpty()
                : secret.size() == 1 || (together > 0 && together < 10))) {
          given.add(total + ": " + secret);
        }
      }
    }
    return given;
  }

  private static List<Cell> table(Random random) {
    var sums = new Sums();
    var sites = 1 + random.nextInt(6);
    for (var i = 0; i < sites; i++) {
      var site = "s" + i;
      var cells = new ArrayList<Cell>();
      var total = 0L;
      for (var group : List.of("A", "B", "C", "D")) {
        var count = random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 12 : 300);
        total += count;
        cells.add(new Cell(new CellKey(site, "race", group), Amount.exact(count), Amount.ZERO));
      }
      cells.add(count(site, total));
      sums.add("one", cells);
    }
    return sums.cells();
  }

  private static Map<CellKey, PublicCell> byKey(List<PublicCell> cells) {
    var byKey = new TreeMap<CellKey, PublicCell>();
    cells.forEach(cell -> byKey.put(cell.key(), cell));
    return byKey;
  }

  // Sites first, in their order, then the total.
  private List<Figure> counts(List<Cell> cells) {
    return disclosure.protect(cells).stream().map(PublicCell::count).toList();
  }

  private static List<Cell> sites(long... counts) {
    var cells = new ArrayList<Cell>();
    for (var i = 0; i < counts.length; i++) {
      cells.add(count("s" + i, counts[i]));
    }
    return summed(cells.toArray(Cell[]::new));
  }

  private static List<Cell> summed(Cell... parts) {
    var sums = new Sums();
    sums.add("one", List.of(parts));
    var cells = new ArrayList<>(sums.cells());
    cells.sort((one, other) -> Boolean.compare(isTotal(one), isTotal(other)));
    return cells;
  }

  private static boolean isTotal(Cell cell) {
    return cell.key().site().equals(ALL);
  }

  private static CellKey site(String site) {
    return CellKey.site(site);
  }

  private static Cell count(String site, long count) {
    return new Cell(site(site), Amount.exact(count), Amount.ZERO);
  }

  private static Cell share(String site, long count, long base) {
    return share(site, Amount.exact(count), base);
  }

  private static Cell share(String site, Amount count, long base) {
    return new Cell(site(site), count, Amount.exact(base));
  }

  private static Figure exact(long n) {
    return new Figure.Exact(n);
  }
}
