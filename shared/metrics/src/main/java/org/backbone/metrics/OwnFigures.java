package org.backbone.metrics;

import java.util.Optional;

/// A partner's own part of a table, as it may stand in a mail: small counts are hidden there too,
/// for mail is forwarded. And the network's figure beside it, hidden where the two together would
/// give away a small count of the others.
public final class OwnFigures {
  private static final CellKey EVERYONE = CellKey.site(CellKey.ALL);

  private final RollupStore rollups;

  public OwnFigures(RollupStore rollups) {
    this.rollups = rollups;
  }

  /// The partner's own total in the table; empty where nothing of it counts.
  public Optional<PublicCell> of(String partner, Release release) {
    var pointers =
        rollups.pointers(release.table()).stream()
            .filter(pointer -> pointer.slot().partner().equals(partner))
            .toList();
    if (pointers.isEmpty()) {
      return Optional.empty();
    }
    var count = Amount.ZERO;
    var base = Amount.ZERO;
    for (var pointer : pointers) {
      for (var cell : rollups.cells(pointer, release.table())) {
        if (cell.key().group().equals(CellKey.ALL)) {
          count = count.plus(cell.count());
          base = base.plus(cell.base());
        }
      }
    }
    var minN = release.minN();
    return Optional.of(new PublicCell(EVERYONE, figure(count, minN), figure(base, minN)));
  }

  /// The network's total as somebody may see it who knows `own`.
  public static PublicCell beside(PublicCell own, PublicCell network, Release release) {
    if (release.partners().size() < 2) {
      return network;
    }
    var givesAway =
        isSmallRest(own.count(), network.count(), release.minN())
            || isSmallRest(own.base(), network.base(), release.minN());
    return givesAway
        ? new PublicCell(
            network.key(),
            new Figure.Hidden(Figure.Reason.PROTECTED),
            new Figure.Hidden(Figure.Reason.PROTECTED))
        : network;
  }

  private static boolean isSmallRest(Figure own, Figure network, int minN) {
    return own instanceof Figure.Exact(var mine)
        && network instanceof Figure.Exact(var all)
        && all - mine > 0
        && all - mine < minN;
  }

  private static Figure figure(Amount amount, int minN) {
    if (!amount.isBounded()) {
      return new Figure.AtLeast(amount.low(), amount.hidden());
    }
    if (amount.high() > 0 && amount.high() < minN) {
      return new Figure.Hidden(Figure.Reason.PROTECTED);
    }
    return amount.isExact()
        ? new Figure.Exact(amount.low())
        : new Figure.Range(amount.low(), amount.high());
  }
}
