package org.backbone.metrics;

import static org.backbone.metrics.CellKey.ALL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.backbone.metrics.SmallCounts.Mark;
import org.backbone.metrics.SmallCounts.Part;

/// Decides what of a table the public may see.
///
/// Hidden are counts of 1 to `minN` - 1 people, numerators, denominators and the people in between
/// alike, and ranges that end below `minN`. Then, where parts add up to a total (sites to the whole
/// table, groups to everyone), the next smallest part is hidden too while subtraction would give a
/// hidden one away, or would say that all hidden ones together are few. Both bear one mark. It does
/// not promise that no chain of several tables or releases bounds a hidden count:
/// `docs/decisions/0010-what-is-hidden-and-what-is-not-promised.md` says what is left open.
public final class Disclosure {
  private final SmallCounts rule;

  /// Counts below `minN` are not shown.
  public Disclosure(int minN) {
    rule = new SmallCounts(minN);
  }

  /// The smallest count of people that is shown, beside none at all.
  public int minN() {
    return rule.minN();
  }

  /// The public form of `cells`, in their order; those of the whole table have the site
  /// [CellKey#ALL].
  public List<PublicCell> protect(List<Cell> cells) {
    return new Marking(cells).publicCells();
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
        marks.put(cell.key(), rule.mark(cell));
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
      return cells.stream().map(cell -> SmallCounts.show(cell, mark(cell.key()))).toList();
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
      if (SmallCounts.isUnreported(total, part)) {
        return false;
      }
      var hidden = set.parts().stream().filter(key -> isHidden(key, part)).toList();
      var unreported =
          set.parts().stream().filter(key -> SmallCounts.isUnreported(cell(key), part)).count();
      var rest = rest(set, part);
      if (isHidden(set.total(), part)) {
        return hidden.isEmpty() && unreported == 0 && rest == 0;
      }
      if (hidden.isEmpty() && (set.summed() || unreported == 0)) {
        return rule.isFew(Amount.exact(rest));
      }
      var unknowns = hidden.size() + (set.summed() ? 0 : unreported) + (rest > 0 ? 1 : 0);
      if (set.summed()) {
        var together =
            hidden.stream().map(key -> part.of(cell(key))).reduce(Amount.exact(rest), Amount::plus);
        return unknowns == 1 || rule.isFew(together);
      }
      if (isExact(set, part)) {
        var shown = sum(set, part, key -> !isHidden(key, part));
        return unknowns == 1 || rule.isFew(Amount.exact(Math.max(0, part.of(total).low() - shown)));
      }
      return hidden.size() == 1 && unknowns == 1;
    }

    private boolean hideOneMore(Additive set, Part part) {
      var mark = part == Part.BASE ? Mark.ALL_HIDDEN : Mark.COUNT_HIDDEN;
      var smallest =
          set.parts().stream()
              .filter(key -> !isHidden(key, part) && !SmallCounts.isUnreported(cell(key), part))
              .filter(key -> part.of(cell(key)).high() > 0)
              .min(
                  Comparator.comparingLong((CellKey key) -> part.of(cell(key)).high())
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
      return Math.max(0, part.of(cell(set.total())).low() - sum(set, part, _ -> true));
    }

    private long sum(Additive set, Part part, Predicate<CellKey> which) {
      return set.parts().stream()
          .filter(which)
          .mapToLong(key -> part.of(cell(key)).low())
          .reduce(0, Math::addExact);
    }

    private boolean isExact(Additive set, Part part) {
      return part.of(cell(set.total())).isExact()
          && set.parts().stream().allMatch(key -> part.of(cell(key)).isExact());
    }

    private boolean isHidden(CellKey key, Part part) {
      return mark(key).hides(part);
    }

    private Mark mark(CellKey key) {
      return marks.getOrDefault(key, Mark.SHOWN);
    }

    private Cell cell(CellKey key) {
      var cell = byKey.get(key);
      if (cell == null) {
        throw new IllegalStateException("no cell " + key);
      }
      return cell;
    }
  }
}
