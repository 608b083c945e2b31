package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;

/// Holds what a file says of a whole against what it says of its parts.
///
/// @param cells the figures
/// @param totals the sums that the file itself has
/// @param everyone the dimension whose groups come to everyone, where no row is about them; or
///     empty
/// @param leftOut how many rows do not count, and may be in its sums all the same
record WholesAndParts(
    Catalogue catalogue,
    List<ReadCell> cells,
    List<ReadCell> totals,
    String everyone,
    int leftOut) {
  private record Part(TableKey table, String group) {}

  private record Whole(TableKey table, String place, String dimension) {}

  /// Where they contradict each other.
  List<RowProblem> contradictions() {
    var problems = new ArrayList<RowProblem>();
    if (leftOut == 0) {
      totals(problems);
    }
    groups(problems);
    return problems;
  }

  private void totals(List<RowProblem> problems) {
    var sums = new LinkedHashMap<Part, Amount>();
    for (var cell : cells) {
      sums.merge(new Part(cell.table(), cell.group()), cell.count(), Amount::plus);
    }
    everyone(sums);
    for (var total : totals) {
      // Where no row is about everyone, nobody knows how many they are.
      if (total.group().equals(CellKey.ALL)
          && !sums.containsKey(new Part(total.table(), CellKey.ALL))) {
        continue;
      }
      var sum = sums.getOrDefault(new Part(total.table(), total.group()), Amount.ZERO);
      if (total.count().isExact() && !holds(sum, total.count().low())) {
        problems.add(
            new RowProblem(
                ProblemCode.TOTAL_DIFFERS,
                total.row(),
                "",
                "",
                List.of(Long.toString(total.count().low()), text(sum))));
      }
    }
  }

  // Where no row of a table is about everyone.
  private void everyone(Map<Part, Amount> sums) {
    var parts = new LinkedHashMap<Part, Amount>();
    for (var cell : cells) {
      if (!everyone.isEmpty() && cell.group().startsWith(everyone + ":")) {
        parts.merge(new Part(cell.table(), CellKey.ALL), cell.count(), Amount::plus);
      }
    }
    parts.forEach(sums::putIfAbsent);
  }

  private static boolean holds(Amount sum, long n) {
    return sum.low() <= n && (n <= sum.high() || !sum.isBounded());
  }

  private static String text(Amount sum) {
    return sum.low() == sum.high() ? Long.toString(sum.low()) : sum.low() + "-" + sum.high();
  }

  // Groups of which everyone is in one at most are never more than everyone.
  private void groups(List<RowProblem> problems) {
    var everyone = new LinkedHashMap<Whole, ReadCell>();
    var sums = new LinkedHashMap<Whole, Amount>();
    Map<Whole, Long> rows = new LinkedHashMap<>();
    for (var cell : cells) {
      if (cell.group().equals(CellKey.ALL)) {
        // A mark that there is no such figure says nothing of how many there are.
        if (cell.mark().isEmpty()) {
          everyone.put(new Whole(cell.table(), cell.place().id(), CellKey.ALL), cell);
        }
      } else {
        var dimension = cell.group().substring(0, cell.group().indexOf(':'));
        if (catalogue.dimension(dimension).filter(Catalogue.Dimension::exclusive).isPresent()) {
          var of = cell.base().equals(Amount.ZERO) ? cell.count() : cell.base();
          var whole = new Whole(cell.table(), cell.place().id(), dimension);
          sums.merge(whole, of, Amount::plus);
          rows.putIfAbsent(whole, cell.row());
        }
      }
    }
    sums.forEach(
        (whole, sum) -> {
          var all = everyone.get(new Whole(whole.table(), whole.place(), CellKey.ALL));
          if (all != null) {
            var of = all.base().equals(Amount.ZERO) ? all.count() : all.base();
            if (of.isBounded() && of.hidden() == 0 && sum.low() > of.high()) {
              problems.add(
                  new RowProblem(
                      ProblemCode.GROUPS_OVER_ALL,
                      all.row(),
                      "",
                      "",
                      List.of(
                          Long.toString(sum.low()), Long.toString(of.high()), whole.dimension())));
            }
          }
        });
  }
}
