package org.backbone.metrics;

import static org.backbone.metrics.CellKey.ALL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Decides what of a table the public may see.
///
/// Hidden are counts of 1 to `minN` - 1 people, numerators, denominators and the people in between
/// alike, and ranges that end below `minN`. Then, where parts add up to a total (sites to the whole
/// table, groups to everyone), the next smallest part is hidden too while subtraction would give a
/// hidden one away, or would say that all hidden ones together are few. Both bear one mark. It does
/// not promise that no chain of several tables or releases bounds a hidden count:
/// `docs/decisions/0010-what-is-hidden-and-what-is-not-promised.md` says what is left open.
public final class Disclosure {
  private final int minN;

  /// Counts below `minN` are not shown.
  public Disclosure(int minN) {
    if (minN < 1) {
      throw new IllegalArgumentException("minN " + minN);
    }
    this.minN = minN;
  }

  /// The smallest count of people that is shown, beside none at all.
  public int minN() {
    return minN;
  }

  /// The public form of `cells`, in their order; those of the whole table have the site
  /// [CellKey#ALL].
  public List<PublicCell> protect(List<Cell> cells) {
    return new Marking(cells).publicCells();
  }

  /// What is counted in a cell: each adds up by itself.
  private enum Part {
    /// The numerator.
    COUNT,
    /// The denominator.
    BASE,
    /// Who is in the base and not in the count; printed nowhere, and known wherever both are.
    OTHERS
  }

  /// How much of a cell is hidden; more only ever follows less.
  private enum Mark {
    SHOWN,
    COUNT_HIDDEN,
    ALL_HIDDEN
  }

  /// Cells that add up to another.
  ///
  /// @param total the sum's key
  /// @param parts the parts' keys
  /// @param summed whether the total is our own sum of the parts, else it was counted by itself and
  ///     may hold people of no part
  private record Additive(CellKey total, List<CellKey> parts, boolean summed) {}

  private final class Marking {
    private final List<Cell> cells;
    private final Map<CellKey, Cell> byKey = new HashMap<>();
    private final Map<CellKey, Mark> marks = new HashMap<>();
    private final List<Part> parts;

    Marking(List<Cell> cells) {
      this.cells = cells;
      cells.forEach(cell -> byKey.put(cell.key(), cell));
      var shares = cells.stream().anyMatch(cell -> !cell.base().equals(Amount.ZERO));
      parts = shares ? List.of(Part.COUNT, Part.BASE, Part.OTHERS) : List.of(Part.COUNT);
    }

    List<PublicCell> publicCells() {
      for (var cell : cells) {
        marks.put(cell.key(), primary(cell));
      }
      var sets = additiveSets();
      var changed = true;
      while (changed) {
        changed = false;
        for (var set : sets) {
          for (var part : parts) {
            while (givesAway(set, part) && hideOneMore(set, part)) {
              changed = true;
            }
          }
        }
      }
      return cells.stream()
          .map(
              cell -> new PublicCell(cell.key(), figure(cell, Part.COUNT), figure(cell, Part.BASE)))
          .toList();
    }

    private Mark primary(Cell cell) {
      if (isFew(cell.base())) {
        return Mark.ALL_HIDDEN;
      }
      return parts.stream().anyMatch(part -> isFew(amount(cell, part)))
          ? Mark.COUNT_HIDDEN
          : Mark.SHOWN;
    }

    private List<Additive> additiveSets() {
      var sites = new TreeMap<CellKey, List<CellKey>>();
      var groups = new TreeMap<CellKey, Map<String, List<CellKey>>>();
      for (var cell : cells) {
        var key = cell.key();
        if (!key.site().equals(ALL)) {
          sites
              .computeIfAbsent(
                  new CellKey(ALL, key.dimension(), key.group()), _ -> new ArrayList<>())
              .add(key);
        }
        if (!key.group().equals(ALL)) {
          groups
              .computeIfAbsent(CellKey.site(key.site()), _ -> new TreeMap<>())
              .computeIfAbsent(key.dimension(), _ -> new ArrayList<>())
              .add(key);
        }
      }
      var sets = new ArrayList<Additive>();
      sites.forEach(
          (total, keys) -> {
            if (byKey.containsKey(total)) {
              sets.add(new Additive(total, keys, true));
            }
          });
      groups.forEach(
          (total, byDimension) -> {
            if (byKey.containsKey(total)) {
              byDimension.values().forEach(keys -> sets.add(new Additive(total, keys, false)));
            }
          });
      return sets;
    }

    private boolean givesAway(Additive set, Part part) {
      var total = cell(set.total());
      if (isUnreported(total, part)) {
        return false;
      }
      var hidden = set.parts().stream().filter(key -> isHidden(key, part)).toList();
      var unreported = set.parts().stream().filter(key -> isUnreported(cell(key), part)).count();
      var rest = rest(set, part);
      if (isHidden(set.total(), part)) {
        return hidden.isEmpty() && unreported == 0 && rest == 0;
      }
      if (hidden.isEmpty() && (set.summed() || unreported == 0)) {
        return isFew(Amount.exact(rest));
      }
      var unknowns = hidden.size() + (set.summed() ? 0 : unreported) + (rest > 0 ? 1 : 0);
      if (set.summed()) {
        var together =
            hidden.stream()
                .map(key -> amount(cell(key), part))
                .reduce(Amount.exact(rest), Amount::plus);
        return unknowns == 1 || isFew(together);
      }
      if (isExact(set, part)) {
        var shown = sum(set, part, key -> !isHidden(key, part));
        return unknowns == 1 || isFew(Amount.exact(Math.max(0, amount(total, part).low() - shown)));
      }
      return hidden.size() == 1 && unknowns == 1;
    }

    private boolean hideOneMore(Additive set, Part part) {
      var mark = part == Part.BASE ? Mark.ALL_HIDDEN : Mark.COUNT_HIDDEN;
      var smallest =
          set.parts().stream()
              .filter(key -> !isHidden(key, part) && !isUnreported(cell(key), part))
              .filter(key -> amount(cell(key), part).high() > 0)
              .min(
                  Comparator.comparingLong((CellKey key) -> amount(cell(key), part).high())
                      .thenComparing(Comparator.naturalOrder()));
      if (smallest.isPresent()) {
        marks.put(smallest.get(), mark);
        return true;
      }
      if (!isHidden(set.total(), part)) {
        marks.put(set.total(), mark);
        return true;
      }
      return false;
    }

    /// People in the total and in no part, as far as that can be told.
    private long rest(Additive set, Part part) {
      if (!set.summed() && !isExact(set, part)) {
        return 0;
      }
      return Math.max(0, amount(cell(set.total()), part).low() - sum(set, part, _ -> true));
    }

    private long sum(Additive set, Part part, Predicate<CellKey> which) {
      return set.parts().stream()
          .filter(which)
          .mapToLong(key -> amount(cell(key), part).low())
          .reduce(0, Math::addExact);
    }

    private boolean isExact(Additive set, Part part) {
      return amount(cell(set.total()), part).isExact()
          && set.parts().stream().allMatch(key -> amount(cell(key), part).isExact());
    }

    private boolean isHidden(CellKey key, Part part) {
      var mark = marks.get(key);
      return mark == Mark.ALL_HIDDEN || (mark == Mark.COUNT_HIDDEN && part != Part.BASE);
    }

    private boolean isUnreported(Cell cell, Part part) {
      var amount = amount(cell, part == Part.OTHERS ? Part.COUNT : part);
      return amount.hidden() > 0 && amount.low() == 0;
    }

    private Amount amount(Cell cell, Part part) {
      return switch (part) {
        case COUNT -> cell.count();
        case BASE -> cell.base();
        case OTHERS -> others(cell);
      };
    }

    private Figure figure(Cell cell, Part part) {
      if (isHidden(cell.key(), part)) {
        return new Figure.Hidden(Figure.Reason.PROTECTED);
      }
      if (isUnreported(cell, part)) {
        return new Figure.Hidden(Figure.Reason.NOT_REPORTED);
      }
      var amount = amount(cell, part);
      if (amount.isExact()) {
        return new Figure.Exact(amount.low());
      }
      return amount.isBounded()
          ? new Figure.Range(amount.low(), amount.high())
          : new Figure.AtLeast(amount.low(), amount.hidden());
    }

    private Cell cell(CellKey key) {
      var cell = byKey.get(key);
      if (cell == null) {
        throw new IllegalStateException("no cell " + key);
      }
      return cell;
    }
  }

  private static Amount others(Cell cell) {
    var base = cell.base();
    var count = cell.count();
    var low = count.isBounded() ? Math.max(0, base.low() - count.high()) : 0;
    return base.isBounded()
        ? Amount.range(low, Math.max(low, base.high() - count.low()))
        : new Amount(low, Amount.UNKNOWN, base.hidden());
  }

  /// Whether it says that there are some people, and fewer than may be shown; of what is hidden in
  /// part, the known part counts.
  private boolean isFew(Amount amount) {
    var most = amount.isBounded() ? amount.high() : amount.low();
    return most > 0 && most < minN;
  }
}
