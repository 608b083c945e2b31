package org.backbone.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.SmallCounts.Mark;
import org.backbone.metrics.SmallCounts.Part;

/// A partner's own part of a table, as it may stand in a mail: small counts are hidden there too,
/// for mail is forwarded, by the rule of the page that it links to. And the network's figure beside
/// it, hidden where the two together would give away a small count of the others.
public final class OwnFigures {
  private static final CellKey EVERYONE = CellKey.site(CellKey.ALL);

  private final RollupStore rollups;

  public OwnFigures(RollupStore rollups) {
    this.rollups = rollups;
  }

  /// What a mail says of one table.
  ///
  /// @param own the partner's total
  /// @param network everyone's
  public record Beside(PublicCell own, PublicCell network) {}

  /// The partner's own total in the table and the network's; empty where nothing of it counts.
  public Optional<Beside> of(String partner, Release release) {
    var network = release.total();
    var pointers = rollups.pointers(release.table(), partner);
    if (network.isEmpty() || pointers.isEmpty()) {
      return Optional.empty();
    }
    var places = new ArrayList<Cell>();
    for (var pointer : pointers) {
      for (var cell : rollups.cells(pointer, release.table())) {
        if (cell.key().group().equals(CellKey.ALL)) {
          places.add(cell);
        }
      }
    }
    var rule = new SmallCounts(release.minN());
    var own = total(places);
    return Optional.of(
        new Beside(
            SmallCounts.show(own, rule.mark(own).and(placesGivenAway(places, release, rule))),
            release.partners().size() < 2
                ? network.get()
                : SmallCounts.show(network.get(), rule.mark(others(own, network.get())))));
  }

  /// The own total less the own places that the page shows must not say how many a hidden one has.
  private static Mark placesGivenAway(List<Cell> places, Release release, SmallCounts rule) {
    var mark = Mark.SHOWN;
    for (var part : Part.values()) {
      var hidden = places.stream().filter(place -> isHidden(place.key(), part, release)).toList();
      // Of a place that others count too, the page shows no number of the partner's own.
      var anyShared = places.stream().anyMatch(place -> isShared(place.key(), release));
      var together = hidden.stream().map(part::of).reduce(Amount.ZERO, Amount::plus);
      if (!anyShared && together.high() > 0 && (hidden.size() == 1 || rule.isFew(together))) {
        mark = mark.and(part == Part.BASE ? Mark.ALL_HIDDEN : Mark.COUNT_HIDDEN);
      }
    }
    return mark;
  }

  private static boolean isHidden(CellKey place, Part part, Release release) {
    return !place.site().equals(CellKey.ALL)
        && release
            .cell(place)
            .map(cell -> part == Part.BASE ? cell.base() : cell.count())
            .filter(new Figure.Hidden(Figure.Reason.PROTECTED)::equals)
            .isPresent();
  }

  private static boolean isShared(CellKey place, Release release) {
    return release.shared().contains(place.site());
  }

  private static Cell total(List<Cell> places) {
    return places.stream()
        .map(place -> new Cell(EVERYONE, place.count(), place.base()))
        .reduce(new Cell(EVERYONE, Amount.ZERO, Amount.ZERO), Cell::plus);
  }

  /// What somebody who knows `own` learns of everyone else from the network's figure.
  private static Cell others(Cell own, PublicCell network) {
    return new Cell(EVERYONE, less(network.count(), own.count()), less(network.base(), own.base()));
  }

  private static Amount less(Figure all, Amount mine) {
    return switch (all) {
      case Figure.Exact(var n) -> less(n, n, mine);
      case Figure.Range(var low, var high) -> less(low, high, mine);
      case Figure.AtLeast(var low, var hiddenParts) ->
          new Amount(Math.max(0, low - mine.low()), Amount.UNKNOWN, hiddenParts);
      case Figure.Hidden _ -> Amount.ZERO;
    };
  }

  private static Amount less(long low, long high, Amount mine) {
    return Amount.range(
        mine.isBounded() ? Math.max(0, low - mine.high()) : 0, Math.max(0, high - mine.low()));
  }
}
