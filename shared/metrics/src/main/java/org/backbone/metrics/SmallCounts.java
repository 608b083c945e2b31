package org.backbone.metrics;

/// The one rule of which counts of people are too small to be shown, for page, open data and mail.
///
/// Hidden are counts of 1 to `minN` - 1 people: in the numerator, in the denominator, and in
/// between, and ranges that end below `minN`. A 0 is about nobody, and is shown.
final class SmallCounts {
  private static final Figure PROTECTED = new Figure.Hidden(Figure.Reason.PROTECTED);

  private final int minN;

  /// Counts below `minN` are not shown.
  SmallCounts(int minN) {
    if (minN < 1) {
      throw new IllegalArgumentException("minN " + minN);
    }
    this.minN = minN;
  }

  int minN() {
    return minN;
  }

  /// What is counted in a cell: each adds up by itself.
  enum Part {
    /// The numerator.
    COUNT,
    /// The denominator.
    BASE,
    /// Who is in the base and not in the count; printed nowhere, and known wherever both are.
    OTHERS;

    Amount of(Cell cell) {
      return switch (this) {
        case COUNT -> cell.count();
        case BASE -> cell.base();
        case OTHERS -> others(cell);
      };
    }
  }

  /// How much of a cell is hidden; more only ever follows less.
  enum Mark {
    SHOWN,
    COUNT_HIDDEN,
    ALL_HIDDEN;

    boolean hides(Part part) {
      return this == ALL_HIDDEN || (this == COUNT_HIDDEN && part != Part.BASE);
    }

    Mark and(Mark other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /// Whether it says that there are some people, and fewer than may be shown; of what is hidden in
  /// part, the known part counts.
  boolean isFew(Amount amount) {
    var most = amount.isBounded() ? amount.high() : amount.low();
    return most > 0 && most < minN;
  }

  /// What of a cell is hidden for itself, whatever stands beside it.
  Mark mark(Cell cell) {
    if (isFew(cell.base())) {
      return Mark.ALL_HIDDEN;
    }
    return isFew(cell.count()) || isFew(others(cell)) ? Mark.COUNT_HIDDEN : Mark.SHOWN;
  }

  /// Whether nothing of it is known, because whoever counted does not show it.
  static boolean isUnreported(Cell cell, Part part) {
    var amount = (part == Part.OTHERS ? Part.COUNT : part).of(cell);
    return amount.hidden() > 0 && amount.low() == 0;
  }

  /// The cell as it may be seen, with what `mark` leaves of it.
  static PublicCell show(Cell cell, Mark mark) {
    return new PublicCell(
        cell.key(), figure(cell, Part.COUNT, mark), figure(cell, Part.BASE, mark));
  }

  /// What is left of a cell that was shown already.
  static PublicCell show(PublicCell cell, Mark mark) {
    return new PublicCell(
        cell.key(),
        mark.hides(Part.COUNT) ? hide(cell.count()) : cell.count(),
        mark.hides(Part.BASE) ? hide(cell.base()) : cell.base());
  }

  private static Figure hide(Figure figure) {
    return figure instanceof Figure.Hidden ? figure : PROTECTED;
  }

  private static Figure figure(Cell cell, Part part, Mark mark) {
    if (mark.hides(part)) {
      return PROTECTED;
    }
    if (isUnreported(cell, part)) {
      return new Figure.Hidden(Figure.Reason.NOT_REPORTED);
    }
    var amount = part.of(cell);
    if (amount.isExact()) {
      return new Figure.Exact(amount.low());
    }
    return amount.isBounded()
        ? new Figure.Range(amount.low(), amount.high())
        : new Figure.AtLeast(amount.low(), amount.hidden());
  }

  private static Amount others(Cell cell) {
    var base = cell.base();
    var count = cell.count();
    var low = count.isBounded() ? Math.max(0, base.low() - count.high()) : 0;
    return base.isBounded()
        ? Amount.range(low, Math.max(low, base.high() - count.low()))
        : new Amount(low, Amount.UNKNOWN, base.hidden());
  }
}
