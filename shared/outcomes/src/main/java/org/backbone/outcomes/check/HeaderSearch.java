package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// Looks for a known header among the first rows of a sheet, past title lines.
final class HeaderSearch {
  private static final int DEEPEST = 30;

  private final List<Dataset> datasets;
  private final Optional<Period> asked;
  private final List<Row> seen = new ArrayList<>();

  HeaderSearch(List<Dataset> datasets, Optional<Period> asked) {
    this.datasets = datasets;
    this.asked = asked;
  }

  /// What became of the search.
  sealed interface Result {}

  /// Not yet found.
  record Searching() implements Result {}

  /// Found, with the period; what is wrong with it does not keep the rows from being read.
  record Found(SheetLayout layout, Period period, int titles, List<RowProblem> problems)
      implements Result {}

  /// Not there.
  record Unknown(List<RowProblem> problems) implements Result {}

  /// Looks at the next row.
  Result next(Row row) {
    for (var dataset : datasets) {
      for (var mapping : dataset.mappings()) {
        if (matches(mapping, row)) {
          return found(dataset, mapping, row);
        }
      }
    }
    seen.add(row);
    return seen.size() < DEEPEST ? new Searching() : unknown();
  }

  /// There are no more rows.
  Unknown unknown() {
    if (seen.stream().allMatch(Row::isBlank)) {
      return new Unknown(List.of(RowProblem.ofFile(ProblemCode.FILE_EMPTY)));
    }
    var nearest = Nearness.among(datasets, seen);
    var problems = new ArrayList<RowProblem>();
    var header = nearest.map(Nearness::row).orElseGet(this::likeliestHeader);
    problems.add(
        new RowProblem(
            ProblemCode.HEADER_UNKNOWN,
            header.number(),
            "",
            text(header),
            List.of(nearest.map(near -> columns(near.mapping())).orElse(""), text(header))));
    nearest.ifPresent(near -> problems.addAll(near.differences()));
    return new Unknown(problems);
  }

  private boolean matches(Mapping mapping, Row row) {
    var expected = SheetLayout.expected(mapping);
    if (!fits(row, expected.size()) || seen.size() < mapping.above().size()) {
      return false;
    }
    for (var i = 0; i < expected.size(); i++) {
      if (!expected.get(i).matches(row.cell(i))) {
        return false;
      }
    }
    var first = seen.size() - mapping.above().size();
    for (var i = 0; i < mapping.above().size(); i++) {
      if (!same(mapping.above().get(i), seen.get(first + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(List<String> expected, Row row) {
    for (var i = 0; i < expected.size(); i++) {
      if (!CellText.normal(expected.get(i)).equals(CellText.normal(row.cell(i)))) {
        return false;
      }
    }
    return fits(row, expected.size());
  }

  private static boolean fits(Row row, int width) {
    for (var i = width; i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty() && !ErrorColumn.isTitle(row.cell(i))) {
        return false;
      }
    }
    return true;
  }

  private Found found(Dataset dataset, Mapping mapping, Row header) {
    var problems = new ArrayList<RowProblem>();
    var periods = new PeriodSearch(dataset, mapping, header, seen, asked);
    var period = periods.period(problems);
    var titles = seen.stream().filter(row -> !row.isBlank()).count() - mapping.above().size();
    return new Found(
        SheetLayout.of(dataset, mapping, header, period), period, (int) titles, problems);
  }

  private Row likeliestHeader() {
    return seen.stream()
        .filter(row -> row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1)
        .findFirst()
        .orElseGet(() -> seen.stream().filter(row -> !row.isBlank()).findFirst().orElseThrow());
  }

  private static String text(Row row) {
    return row.cells().stream()
        .map(CellText::clean)
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String columns(Mapping mapping) {
    return mapping.columns().stream()
        .map(column -> HeaderText.example(column.header()))
        .limit(12)
        .collect(Collectors.joining(", "));
  }

  /// A row that has half of a mapping's headers or more, and what differs.
  private record Nearness(Mapping mapping, Row row, long shared) {
    static Optional<Nearness> among(List<Dataset> datasets, List<Row> rows) {
      var best = Optional.<Nearness>empty();
      for (var dataset : datasets) {
        for (var mapping : dataset.mappings()) {
          for (var row : rows) {
            var near = of(mapping, row);
            var width = SheetLayout.expected(mapping).size();
            if (near.shared * 2 >= width && best.map(b -> near.shared > b.shared).orElse(true)) {
              best = Optional.of(near);
            }
          }
        }
      }
      return best;
    }

    private static Nearness of(Mapping mapping, Row row) {
      var shared =
          mapping.columns().stream()
              .mapToLong(
                  column -> {
                    var text = HeaderText.of(column.header());
                    return Math.min(
                        column.times(), row.cells().stream().filter(text::matches).count());
                  })
              .sum();
      return new Nearness(mapping, row, shared);
    }

    List<RowProblem> differences() {
      var missing = new LinkedHashSet<RowProblem>();
      var unknown = new LinkedHashSet<RowProblem>();
      for (var column : mapping.columns()) {
        var text = HeaderText.of(column.header());
        if (row.cells().stream().filter(text::matches).count() < column.times()) {
          missing.add(problem(ProblemCode.COLUMN_MISSING, "", HeaderText.example(column.header())));
        }
      }
      var expected = SheetLayout.expected(mapping);
      for (var cell : row.cells()) {
        if (!CellText.clean(cell).isEmpty()
            && !ErrorColumn.isTitle(cell)
            && expected.stream().noneMatch(e -> e.matches(cell))) {
          unknown.add(problem(ProblemCode.COLUMN_UNKNOWN, cell, ""));
        }
      }
      var problems = new ArrayList<RowProblem>(missing);
      problems.addAll(unknown);
      if (problems.isEmpty()) {
        problems.addAll(moved());
      }
      if (problems.isEmpty()) {
        problems.add(problem(ProblemCode.HEADER_ABOVE_CHANGED, "", above()));
      }
      return problems;
    }

    private String above() {
      return mapping.above().stream()
          .flatMap(List::stream)
          .filter(cell -> !cell.isEmpty())
          .collect(Collectors.joining(", "));
    }

    private List<RowProblem> moved() {
      var moved = new ArrayList<RowProblem>();
      var names = new ArrayList<String>();
      for (var column : mapping.columns()) {
        for (var i = 0; i < column.times(); i++) {
          names.add(column.header());
        }
      }
      var told = new HashSet<String>();
      for (var i = 0; i < row.cells().size() && i < names.size(); i++) {
        if (!HeaderText.of(names.get(i)).matches(row.cell(i)) && told.add(row.cell(i))) {
          moved.add(
              problem(
                  ProblemCode.COLUMN_MOVED, row.cells().get(i), HeaderText.example(names.get(i))));
        }
      }
      return moved;
    }

    private RowProblem problem(ProblemCode code, String column, String argument) {
      return new RowProblem(code, row.number(), column, "", List.of(argument));
    }
  }
}
