package org.backbone.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

/// What one partner's mail may say, beside the page that it links to.
class OwnFiguresTest {
  private static final TableKey TABLE = new TableKey("women", 1, new Period("2015-09"));
  private static final Figure HIDDEN = new Figure.Hidden(Figure.Reason.PROTECTED);

  private final Map<String, List<Cell>> sent = new TreeMap<>();

  @Test
  void nothingIsSaidOfWhoSentNothing() {
    sends("f", count("osage", 500));

    assertThat(new OwnFigures(new Sent(sent)).of("e", release())).isEmpty();
  }

  @Test
  void tenAreToldAndNineAreNot() {
    sends("e", count("osage", 10));
    sends("f", count("otoe", 9), count("wichita", 8));

    assertThat(own("e").count()).isEqualTo(exact(10));

    sends("e", count("osage", 9));

    assertThat(own("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void fewWhoAreNotCountedAreHiddenInTheMailAsOnThePage() {
    sends("e", share("osage", 95, 100));

    assertThat(release().total().orElseThrow().count()).isEqualTo(HIDDEN);
    assertThat(own("e").count()).isEqualTo(HIDDEN);
    assertThat(own("e").base()).isEqualTo(exact(100));
  }

  @Test
  void nobodyNotCountedIsToldLikeOnThePage() {
    sends("e", share("osage", 100, 100));

    assertThat(own("e").count()).isEqualTo(exact(100));
  }

  @Test
  void aSmallBaseHidesItsCountToo() {
    sends("e", share("osage", 0, 6));

    assertThat(own("e")).isEqualTo(new PublicCell(total(), HIDDEN, HIDDEN));
  }

  @Test
  void aLeastOfFewIsHiddenInTheMailToo() {
    sends("e", count("osage", 4), new Cell(site("otoe"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(own("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void whatTheSourceHidesIsNotCalledZero() {
    sends("e", new Cell(site("otoe"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(own("e").count()).isEqualTo(new Figure.Hidden(Figure.Reason.NOT_REPORTED));
  }

  @Test
  void theNetworksCountIsHiddenWhereItSaysThatFewOfTheOthersAre() {
    sends("e", count("osage", 500), count("otoe", 20));
    sends("f", count("wichita", 5));

    assertThat(network("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void theNetworksCountIsHiddenWhereItSaysThatFewOfTheOthersAreNot() {
    sends("e", share("osage", 90, 100));
    sends("f", share("otoe", 100, 104));

    // 190 of 204 less the own 90 of 100: four of the others are not.
    assertThat(release().total().orElseThrow().count()).isEqualTo(exact(190));
    assertThat(network("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void aSmallBaseOfTheOthersHidesTheNetworksShareWhole() {
    sends("e", share("osage", 50, 100));
    sends("f", share("otoe", 3, 6), share("wichita", 0, 0));

    assertThat(network("e")).isEqualTo(new PublicCell(total(), HIDDEN, HIDDEN));
  }

  @Test
  void whoseOwnFigureIsHiddenStillKnowsIt() {
    sends("e", count("osage", 9));
    sends("f", count("otoe", 4), count("wichita", 5));
    sends("g", count("caddo", 0));

    // 18 are shown: whoever knows the own nine knows the others' nine.
    assertThat(release().total().orElseThrow().count()).isEqualTo(exact(18));
    assertThat(own("e").count()).isEqualTo(HIDDEN);
    assertThat(network("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void theNetworksFigureIsToldWhereTheOthersAreMany() {
    sends("e", share("osage", 50, 100));
    sends("f", share("otoe", 60, 120));

    assertThat(network("e")).isEqualTo(new PublicCell(total(), exact(110), exact(220)));
  }

  @Test
  void theNetworksFigureIsToldWhereThereAreNoOthers() {
    sends("e", count("osage", 500));

    assertThat(network("e").count()).isEqualTo(exact(500));
  }

  @Test
  void theOwnTotalIsHiddenWhereItGivesAwayAPlaceThatThePageHides() {
    sends("e", count("osage", 500), count("otoe", 9));
    sends("f", count("wichita", 5));

    // The page shows 500; 509 in a mail that is passed on would say 9.
    assertThat(release().cell(site("osage")).orElseThrow().count()).isEqualTo(exact(500));
    assertThat(own("e").count()).isEqualTo(HIDDEN);
  }

  @Test
  void theOwnTotalIsToldWhereSeveralHiddenPlacesAreInIt() {
    sends("e", count("osage", 500), count("otoe", 9), count("caddo", 8));

    assertThat(own("e").count()).isEqualTo(exact(517));
  }

  @Test
  void aPlaceThatOthersCountTooSaysNothingOfTheOwnPart() {
    sends("e", count("osage", 500), count("otoe", 9), count("caddo", 30));
    sends("f", count("caddo", 40), count("wichita", 5));

    // The page's 70 of Caddo are not all theirs, so 539 less 500 leaves more than Otoe's nine.
    assertThat(own("e").count()).isEqualTo(exact(539));
  }

  @Test
  void aRangeOfTheNetworkThatLeavesFewOthersIsHidden() {
    sends("e", count("osage", 500));
    sends("f", new Cell(site("otoe"), Amount.range(4, 8), Amount.ZERO));

    assertThat(network("e").count()).isEqualTo(HIDDEN);

    sends("f", new Cell(site("otoe"), Amount.range(14, 18), Amount.ZERO));

    assertThat(network("e").count()).isEqualTo(new Figure.Range(514, 518));
  }

  @Test
  void aLeastOfTheNetworkThatLeavesFewOthersIsHidden() {
    sends("e", count("osage", 500));
    sends("f", count("otoe", 5), new Cell(site("wichita"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(network("e").count()).isEqualTo(HIDDEN);

    sends("f", count("otoe", 50), new Cell(site("wichita"), Amount.hiddenPart(), Amount.ZERO));

    assertThat(network("e").count()).isEqualTo(new Figure.AtLeast(550, 1));
  }

  private PublicCell own(String partner) {
    return beside(partner).own();
  }

  private PublicCell network(String partner) {
    return beside(partner).network();
  }

  private OwnFigures.Beside beside(String partner) {
    return new OwnFigures(new Sent(sent)).of(partner, release()).orElseThrow();
  }

  private void sends(String partner, Cell... cells) {
    sent.put(partner, List.of(cells));
  }

  private Release release() {
    var sums = new Sums();
    sent.forEach(sums::add);
    return new Release(
        TABLE,
        1,
        Instant.EPOCH,
        10,
        new Disclosure(10).protect(sums.cells()),
        new TreeSet<>(sent.keySet()),
        sums.shared());
  }

  private static CellKey total() {
    return site(CellKey.ALL);
  }

  private static CellKey site(String site) {
    return CellKey.site(site);
  }

  private static Cell count(String site, long count) {
    return new Cell(site(site), Amount.exact(count), Amount.ZERO);
  }

  private static Cell share(String site, long count, long base) {
    return new Cell(site(site), Amount.exact(count), Amount.exact(base));
  }

  private static Figure exact(long n) {
    return new Figure.Exact(n);
  }

  /// Files that were sent, one of each partner.
  private record Sent(Map<String, List<Cell>> files) implements RollupStore {
    @Override
    public List<Pointer> pointers(TableKey table) {
      var pointers = new ArrayList<Pointer>();
      files
          .keySet()
          .forEach(
              partner ->
                  pointers.add(
                      new Pointer(new Slot(partner, "wic", new Period("FY2015")), 1, partner)));
      return pointers;
    }

    @Override
    public List<Pointer> pointers(TableKey table, String partner) {
      return pointers(table).stream()
          .filter(pointer -> pointer.slot().partner().equals(partner))
          .toList();
    }

    @Override
    public List<Cell> cells(Pointer pointer, TableKey table) {
      return new HashMap<>(files).getOrDefault(pointer.slot().partner(), List.of());
    }

    @Override
    public TableState state(TableKey table) {
      return new TableState(table, 0, 0);
    }

    @Override
    public void keep(Roll roll) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Roll> roll(TableKey table) {
      return Optional.empty();
    }

    @Override
    public void done(TableKey table, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void wanted(TableKey table, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<TableKey> dirty(int limit) {
      return List.of();
    }

    @Override
    public void overdue(TableKey table, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LateTable> late() {
      return List.of();
    }
  }
}
