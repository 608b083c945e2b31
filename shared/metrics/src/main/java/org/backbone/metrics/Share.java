package org.backbone.metrics;

/// A share in whole per cent, as far as its count and its base are public.
///
/// Worked out from the least and the most that both can be, never from a middle. A share whose ends
/// round to the same per cent is that per cent.
public sealed interface Share {
  /// The share, to the whole per cent.
  record Whole(int percent) implements Share {}

  /// At least `low` and at most `high` per cent.
  ///
  /// @param hiddenParts how many parts of it are hidden at their source
  record Between(int low, int high, int hiddenParts) implements Share {}

  /// Not shown.
  record Hidden(Figure.Reason reason) implements Share {}

  /// There is nobody to take a share of.
  record Nobody() implements Share {}

  /// The share of a cell.
  static Share of(PublicCell cell) {
    if (cell.base() instanceof Figure.Exact(var base) && base == 0) {
      return new Nobody();
    }
    if (cell.count() instanceof Figure.Hidden(var reason)) {
      return new Hidden(reason);
    }
    if (cell.base() instanceof Figure.Hidden(var reason)) {
      return new Hidden(reason);
    }
    double least = 100.0 * low(cell.count()) / high(cell.base());
    double most = 100.0 * high(cell.count()) / Math.max(1, low(cell.base()));
    double lowest = Math.clamp(least, 0, 100);
    double highest = Math.clamp(Math.max(most, least), 0, 100);
    if (Math.round(lowest) == Math.round(highest)) {
      return new Whole((int) Math.round(lowest));
    }
    return new Between(
        (int) Math.floor(lowest),
        (int) Math.ceil(highest),
        Math.max(hiddenParts(cell.count()), hiddenParts(cell.base())));
  }

  private static double low(Figure figure) {
    return switch (figure) {
      case Figure.Exact(var n) -> n;
      case Figure.Range(var low, _) -> low;
      case Figure.AtLeast(var low, _) -> low;
      case Figure.Hidden _ -> 0;
    };
  }

  private static double high(Figure figure) {
    return switch (figure) {
      case Figure.Exact(var n) -> n;
      case Figure.Range(_, var high) -> high;
      case Figure.AtLeast _, Figure.Hidden _ -> Double.POSITIVE_INFINITY;
    };
  }

  private static int hiddenParts(Figure figure) {
    return figure instanceof Figure.AtLeast(_, var parts) ? parts : 0;
  }
}
