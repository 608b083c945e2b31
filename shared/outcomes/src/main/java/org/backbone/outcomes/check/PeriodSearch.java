package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;

/// Finds out which period a sheet is about: from its headers, else from a title, else from what the
/// sender chose.
record PeriodSearch(
    Dataset dataset, Mapping mapping, Row header, List<Row> titles, Optional<Period> asked) {

  /// The period, and a problem if there is no single one or another was asked for. With a problem
  /// the rows can still be read, so that the sender hears of all at once.
  Period period(List<RowProblem> problems) {
    var found = found(problems);
    if (found.isPresent() && asked.isPresent() && !asked.equals(found) && problems.isEmpty()) {
      var place = place();
      problems.add(
          new RowProblem(
              ProblemCode.PERIOD_OTHER,
              place.number(),
              "",
              "",
              List.of(found.get().code(), asked.get().code())));
    }
    return found.or(() -> asked).orElseGet(() -> new Period("CY1000"));
  }

  private Row place() {
    var title = HeaderText.of(mapping.titlePeriod());
    return titles.stream()
        .filter(row -> row.cells().stream().anyMatch(cell -> title.periodIn(cell).isPresent()))
        .findFirst()
        .orElse(header);
  }

  private Optional<Period> found(List<RowProblem> problems) {
    var inHeader = periodsInHeader();
    if (!inHeader.isEmpty()) {
      var period = single(List.copyOf(inHeader.values()));
      if (period.isEmpty()) {
        var first = inHeader.keySet().iterator().next();
        problems.add(
            new RowProblem(
                ProblemCode.PERIOD_UNCLEAR,
                header.number(),
                header.cells().get(first),
                "",
                List.of()));
      }
      return period;
    }
    var title = HeaderText.of(mapping.titlePeriod());
    var inTitle =
        titles.stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(cell -> title.periodIn(cell).stream())
            .distinct()
            .toList();
    if (inTitle.size() == 1) {
      return Optional.of(inTitle.getFirst());
    }
    if (asked.isEmpty() || inTitle.size() > 1) {
      problems.add(
          RowProblem.ofFile(ProblemCode.PERIOD_MISSING, HeaderText.example(mapping.titlePeriod())));
    }
    return Optional.empty();
  }

  private LinkedHashMap<Integer, Period> periodsInHeader() {
    var periods = new LinkedHashMap<Integer, Period>();
    var expected = SheetLayout.expected(mapping);
    for (var i = 0; i < expected.size(); i++) {
      var index = i;
      expected.get(i).periodIn(header.cell(i)).ifPresent(period -> periods.put(index, period));
    }
    return periods;
  }

  private Optional<Period> single(List<Period> periods) {
    var type = dataset.periodType();
    if (periods.stream().allMatch(period -> period.type() == type)) {
      var distinct = periods.stream().distinct().toList();
      return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
    }
    if (periods.stream().anyMatch(period -> period.type() != Period.Type.MONTH)) {
      return Optional.empty();
    }
    var around = SheetLayout.around(type, SheetLayout.firstMonth(periods.getFirst()));
    var months = new ArrayList<>(around.months().stream().map(Period::of).toList());
    return months.equals(periods) ? Optional.of(around) : Optional.empty();
  }
}
