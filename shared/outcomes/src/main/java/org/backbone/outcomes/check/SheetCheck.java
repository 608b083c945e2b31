package org.backbone.outcomes.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.outcomes.check.SheetLayout.Place;
import org.backbone.outcomes.check.SheetLayout.Quantity;
import org.backbone.outcomes.check.SheetLayout.Spot;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetRemark;
import org.jspecify.annotations.Nullable;

/// Checks one sheet, row by row, against every layout that it could have. The whole sheet is taken
/// or refused. One check serves one sheet, once.
public final class SheetCheck {
  /// The most rows that a sheet may have.
  public static final int MOST_ROWS = 5_000_000;

  /// The most cells that one sheet may fill.
  public static final int MOST_FIGURES = 200_000;

  private final HeaderSearch search;
  private final Findings findings = new Findings();
  private final Figures figures = new Figures();
  private final Tally<NoteCode> tally = new Tally<>();
  private final Tally<RowRule> leftOut = new Tally<>();
  private Optional<HeaderSearch.Found> found = Optional.empty();
  private boolean ended;
  private int rows;
  private int counted;
  private int width;
  private String wrapped = "";
  private List<SheetRemark> remarks = List.of();

  private SheetCheck(List<Dataset> datasets, Optional<Period> asked) {
    this.search = new HeaderSearch(datasets, asked);
  }

  /// A check in which the header decides among `datasets`, and the sheet says its period.
  public static SheetCheck among(List<Dataset> datasets) {
    return new SheetCheck(datasets, Optional.empty());
  }

  /// A check of a sheet that was sent for a dataset and a period.
  public static SheetCheck of(Dataset dataset, Period asked) {
    return new SheetCheck(List.of(dataset), Optional.of(asked));
  }

  /// Reads all that is left of `sheet`.
  public Report read(Rows sheet) throws IOException {
    while (wantsMore()) {
      switch (sheet.next()) {
        case Rows.Found(var row) -> read(row);
        case Rows.End() -> end();
        case Rows.Unreadable(var fault) -> breakOff(RowProblem.of(fault));
      }
    }
    remarks = sheet.remarks();
    return report();
  }

  /// Whether more rows would be looked at.
  public boolean wantsMore() {
    return !ended;
  }

  /// The row of the header; empty as long as none was found.
  public Optional<Row> header() {
    return found.map(header -> header.layout().header);
  }

  /// Reads the next row; gives its problems.
  public List<RowProblem> read(Row row) {
    var problems = new ArrayList<RowProblem>();
    if (found.isEmpty()) {
      width = Math.max(width, row.cells().size());
    }
    if (found.isPresent()) {
      var layout = found.get().layout();
      readBelow(layout, row, problems);
      if (!problems.isEmpty()) {
        var about = layout.about(row);
        problems.replaceAll(problem -> problem.about(about));
      }
    } else {
      switch (search.next(row)) {
        case HeaderSearch.Searching() -> {}
        case HeaderSearch.Found header -> {
          found = Optional.of(header);
          problems.addAll(header.problems());
        }
        case HeaderSearch.Unknown(var unknown) -> {
          problems.addAll(unknown);
          ended = true;
        }
      }
    }
    problems.forEach(findings::add);
    return problems;
  }

  /// There are no more rows; gives the problems that only the end shows.
  public List<RowProblem> end() {
    ended = true;
    var problems = new ArrayList<RowProblem>();
    if (found.isEmpty()) {
      problems.addAll(search.unknown().problems());
    } else if (rows == 0) {
      problems.add(
          new RowProblem(
              ProblemCode.NO_ROWS, found.get().layout().header.number(), "", "", List.of()));
    } else if (counted == 0 && findings.isEmpty()) {
      problems.add(RowProblem.ofFile(ProblemCode.NO_ROWS_OF_OURS, Integer.toString(rows)));
    }
    if (problems.isEmpty() && findings.isEmpty() && figures.size() == 0) {
      problems.add(RowProblem.ofFile(ProblemCode.NO_FIGURES));
    }
    problems.forEach(findings::add);
    return problems;
  }

  /// The rest of the sheet cannot be read.
  public void breakOff(RowProblem problem) {
    ended = true;
    findings.add(problem);
  }

  /// What it all came to, after the end.
  public Report report() {
    if (found.isEmpty() || !findings.isEmpty()) {
      return new Report.Refused(
          found.map(header -> header.layout().dataset.id()).orElse(""),
          rows,
          findings.badRows(),
          findings.grouped(),
          findings.first(),
          findings.total(),
          width,
          notes());
    }
    var layout = found.get().layout();
    return new Report.Accepted(
        layout.dataset.id(),
        layout.mapping.id(),
        found.get().period(),
        new Reading(rows, counted, leftOut.total(), tally.count(NoteCode.FIGURES_HIDDEN), notes()),
        figures.aggregate(layout.mapping.totalOf()));
  }

  private void readBelow(SheetLayout layout, Row row, List<RowProblem> problems) {
    if (row.isBlank()) {
      tally.add(NoteCode.ROWS_BLANK, row.number());
      return;
    }
    rows++;
    if (rows > MOST_ROWS) {
      ended = true;
      problems.add(
          new RowProblem(
              ProblemCode.TOO_MANY_ROWS,
              row.number(),
              "",
              "",
              List.of(Integer.toString(MOST_ROWS))));
      return;
    }
    if (!fits(layout, row, problems)) {
      return;
    }
    var rule = ruleThatLeavesOut(layout, row, problems);
    var before = problems.size();
    var without =
        layout.quantities.stream()
            .flatMap(quantity -> quantity.parts().values().stream())
            .allMatch(spot -> row.cell(spot.place().index()).isEmpty());
    if (without) {
      withoutFigures(layout, row, rule.isPresent(), problems);
    }
    var site = site(layout, row, rule.isPresent(), problems);
    var group = group(layout, row, problems);
    var cells = new ArrayList<Cell>();
    var tables = new ArrayList<Quantity>();
    if (!without) {
      for (var quantity : layout.quantities) {
        var figureGroup = quantity.figure().group().isEmpty() ? group : quantity.figure().group();
        var key = new CellKey(site, quantity.figure().dimension(), figureGroup);
        cell(layout, row, quantity, key, rule.isPresent(), problems)
            .ifPresent(
                cell -> {
                  cells.add(cell);
                  tables.add(quantity);
                });
      }
    }
    if (rule.isPresent()) {
      leftOut.add(rule.get(), row.number());
    } else if (problems.size() == before) {
      keep(layout, row, cells, tables, problems);
    }
  }

  private boolean fits(SheetLayout layout, Row row, List<RowProblem> problems) {
    var size = row.cells().size();
    while (size > layout.width
        && (row.cell(size - 1).isEmpty() || layout.isErrorColumn(size - 1))) {
      size--;
    }
    if (size == layout.width) {
      return true;
    }
    problems.add(
        new RowProblem(
            size < layout.width ? ProblemCode.ROW_TOO_SHORT : ProblemCode.ROW_TOO_LONG,
            row.number(),
            "",
            "",
            List.of(Integer.toString(size), Integer.toString(layout.width))));
    return false;
  }

  private static Optional<RowRule> ruleThatLeavesOut(
      SheetLayout layout, Row row, List<RowProblem> problems) {
    for (var rule : layout.rules) {
      var text = row.cell(rule.place().index());
      var listed = rule.values().contains(CellText.normal(text));
      switch (rule.rule()) {
        case RowRule.Area _ when listed -> {}
        case RowRule.Area area -> {
          if (!mayBeOurs(rule, area, text)) {
            return Optional.of(area);
          }
          problems.add(siteUnknown(layout, row, rule.place()));
          return Optional.of(area);
        }
        case RowRule.Except except when listed -> {
          return Optional.of(except);
        }
        case RowRule.Except _ -> {}
      }
    }
    return Optional.empty();
  }

  // Of what is nearly one of ours nobody shall find out later that it was left out.
  private static boolean mayBeOurs(SheetLayout.Rule rule, RowRule.Area area, String text) {
    var normal = CellText.normal(text);
    return !rule.others().contains(normal)
        && (rule.ours().stream().anyMatch(normal::endsWith)
            || !Nearest.to(text, area.values()).isEmpty());
  }

  private void withoutFigures(
      SheetLayout layout, Row row, boolean outside, List<RowProblem> problems) {
    if (outside) {
      tally.add(NoteCode.ROWS_WITHOUT_FIGURES, row.number());
    } else {
      problems.add(
          new RowProblem(
              ProblemCode.ROW_WITHOUT_FIGURES,
              row.number(),
              "",
              row.cell(layout.site.index()),
              List.of()));
    }
  }

  private String site(SheetLayout layout, Row row, boolean outside, List<RowProblem> problems) {
    var written = row.cell(layout.site.index());
    var raw = row.cells().get(layout.site.index());
    if (raw.contains("=\"") && !raw.strip().equals(written)) {
      tally.add(NoteCode.CODES_UNWRAPPED, row.number());
      wrapped = wrapped.isEmpty() ? CellText.shown(raw) : wrapped;
    }
    if (written.isEmpty()) {
      problems.add(problem(ProblemCode.SITE_MISSING, row, layout.site, List.of()));
      return "?";
    }
    var text = PlaceCode.tidy(written, layout::knowsSite);
    if (!layout.sitePattern.matcher(text).matches()) {
      problems.add(siteUnknown(layout, row, layout.site));
      return "?";
    }
    if (layout.siteCodes.isEmpty()) {
      return text;
    }
    var code = layout.siteCodes.get(CellText.normal(text));
    if (code == null && !outside) {
      problems.add(siteUnknown(layout, row, layout.site));
    }
    return code == null ? "?" : code;
  }

  private static RowProblem siteUnknown(SheetLayout layout, Row row, Place place) {
    var text = row.cell(place.index());
    if (PlaceCode.isLost(text)) {
      return problem(ProblemCode.DIGITS_LOST, row, place, List.of());
    }
    var withZeros = PlaceCode.withZeros(text, layout::knowsSite);
    return withZeros.isPresent()
        ? problem(ProblemCode.ZEROS_EATEN, row, place, List.of(withZeros.get()))
        : problem(
            ProblemCode.SITE_UNKNOWN,
            row,
            place,
            List.of(Nearest.to(text, layout.siteNames.keySet())));
  }

  private static String group(SheetLayout layout, Row row, List<RowProblem> problems) {
    if (layout.group.isEmpty()) {
      return CellKey.ALL;
    }
    var place = layout.group.get();
    var text = row.cell(place.index());
    var group = layout.groupCodes.get(CellText.normal(text));
    if (group == null) {
      var code = text.isEmpty() ? ProblemCode.GROUP_MISSING : ProblemCode.GROUP_UNKNOWN;
      var names = layout.groupNames();
      var listed = String.join(", ", names);
      problems.add(problem(code, row, place, List.of(listed, Nearest.to(text, names))));
      return "?";
    }
    return group;
  }

  /// The cell of one figure; none where there is no such group, or where something is wrong.
  private Optional<Cell> cell(
      SheetLayout layout,
      Row row,
      Quantity quantity,
      CellKey key,
      boolean outside,
      List<RowProblem> problems) {
    var values = new EnumMap<Part, Value>(Part.class);
    var wrong = false;
    for (var part : Part.values()) {
      var spot = quantity.parts().get(part);
      if (spot != null) {
        var value = spot.reader().read(row.cell(spot.place().index()));
        values.put(part, value);
        if (value instanceof Value.Odd(var oddity, var instead)) {
          wrong = true;
          var arguments = List.of(spot.reader().hiddenMarks(), instead);
          problems.add(problem(spot.problem(oddity), row, spot.place(), arguments));
        }
      }
    }
    if (wrong) {
      return Optional.empty();
    }
    var count = values.get(Part.COUNT);
    var base = values.get(Part.BASE);
    var rate = values.get(Part.RATE);
    var spots = List.copyOf(new TreeMap<>(quantity.parts()).values());
    if (!layout.mapping.zeroMayHide() && base == null && isZero(count) && isHidden(rate)) {
      problems.add(besides(ProblemCode.ZERO_BESIDE_HIDDEN, row, spots.getLast(), spots.getFirst()));
      return Optional.empty();
    }
    if (values.values().stream().anyMatch(SheetCheck::isNobody)
        && values.values().stream().anyMatch(SheetCheck::isHidden)) {
      problems.add(besides(ProblemCode.NOBODY_BESIDE_FIGURE, row, spots));
      return Optional.empty();
    }
    var together = Parts.together(count, base, rate, false);
    if (together.problem().isPresent()) {
      problems.add(besides(together.problem().get(), row, spots));
      return Optional.empty();
    }
    if (together.mark().isPresent() && together.mark().get() != CellMark.HIDDEN) {
      return Optional.empty();
    }
    if (!outside) {
      note(row, count, base, rate);
    }
    return Optional.of(new Cell(key, together.count(), together.base()));
  }

  private void note(Row row, @Nullable Value count, @Nullable Value base, @Nullable Value rate) {
    if (isHidden(count) || isHidden(base) || isHidden(rate)) {
      tally.add(NoteCode.FIGURES_HIDDEN, row.number());
    }
    if (rate == null || isHidden(count) || isHidden(base)) {
      return;
    }
    if (base != null) {
      if (!isHidden(rate)) {
        tally.add(NoteCode.COUNTS_DERIVED, row.number());
      }
    } else if (isHidden(rate)) {
      tally.add(isZero(count) ? NoteCode.ZEROS_HIDDEN : NoteCode.BASES_HIDDEN, row.number());
    } else {
      tally.add(NoteCode.BASES_DERIVED, row.number());
    }
  }

  private static boolean isHidden(@Nullable Value value) {
    return value instanceof Value.Marked(var mark) && mark == CellMark.HIDDEN;
  }

  private static boolean isNobody(Value value) {
    return value instanceof Value.Marked(var mark) && mark != CellMark.HIDDEN;
  }

  private static boolean isZero(@Nullable Value value) {
    return value instanceof Value.Whole(var n) && n == 0;
  }

  private void keep(
      SheetLayout layout,
      Row row,
      List<Cell> cells,
      List<Quantity> tables,
      List<RowProblem> problems) {
    counted++;
    for (var i = 0; i < cells.size(); i++) {
      var before = figures.rowOf(tables.get(i).table(), cells.get(i).key());
      if (before > 0) {
        problems.add(
            problem(ProblemCode.ROW_TWICE, row, layout.site, List.of(Long.toString(before))));
        return;
      }
    }
    if (figures.size() + cells.size() > MOST_FIGURES) {
      ended = true;
      problems.add(
          new RowProblem(
              ProblemCode.TOO_MANY_FIGURES,
              row.number(),
              "",
              "",
              List.of(Integer.toString(MOST_FIGURES))));
      return;
    }
    for (var i = 0; i < cells.size(); i++) {
      figures.put(tables.get(i).table(), cells.get(i), row.number());
    }
  }

  private List<ProblemGroup> notes() {
    var notes = new ArrayList<ProblemGroup>();
    found.ifPresent(header -> addNotes(header, notes));
    remarks.forEach(remark -> notes.add(NoteCode.note(remark)));
    return notes;
  }

  private void addNotes(HeaderSearch.Found header, List<ProblemGroup> notes) {
    var layout = header.layout();
    for (var rule : leftOut.all()) {
      notes.add(
          NoteCode.ROWS_LEFT_OUT.note(
              "", leftOut.count(rule), inEveryLanguage(rule.why()), leftOut.first(rule)));
    }
    for (var code :
        List.of(
            NoteCode.ROWS_WITHOUT_FIGURES,
            NoteCode.FIGURES_HIDDEN,
            NoteCode.ZEROS_HIDDEN,
            NoteCode.BASES_HIDDEN,
            NoteCode.BASES_DERIVED,
            NoteCode.COUNTS_DERIVED)) {
      if (tally.count(code) > 0) {
        notes.add(code.note("", tally.count(code), List.of(), tally.first(code)));
      }
    }
    if (tally.count(NoteCode.CODES_UNWRAPPED) > 0) {
      notes.add(
          NoteCode.CODES_UNWRAPPED.note(
              layout.site.header(),
              tally.count(NoteCode.CODES_UNWRAPPED),
              List.of(wrapped),
              List.of()));
    }
    for (var ignored : layout.ignored) {
      notes.add(
          NoteCode.COLUMN_IGNORED.note(
              ignored.place().header(), 0, inEveryLanguage(ignored.why().why()), List.of()));
    }
    absentSites(layout, notes);
    if (header.titles() > 0) {
      notes.add(NoteCode.TITLE_LINES.note("", header.titles(), List.of(), List.of()));
    }
    if (tally.count(NoteCode.ROWS_BLANK) > 0) {
      notes.add(
          NoteCode.ROWS_BLANK.note(
              "", tally.count(NoteCode.ROWS_BLANK), List.of(), tally.first(NoteCode.ROWS_BLANK)));
    }
  }

  // A total must not shrink in silence.
  private void absentSites(SheetLayout layout, List<ProblemGroup> notes) {
    if (counted > 0) {
      new TreeMap<>(layout.siteNames)
          .forEach(
              (name, site) -> {
                if (!figures.hasSite(site)) {
                  notes.add(NoteCode.SITE_ABSENT.note("", 0, List.of(name), List.of()));
                }
              });
    }
  }

  private static List<String> inEveryLanguage(Texts texts) {
    return Language.all().stream().map(texts::in).toList();
  }

  // Of a count that is too large the count is shown, of what else does not fit the last part.
  private static RowProblem besides(ProblemCode code, Row row, List<Spot> spots) {
    return code == ProblemCode.COUNT_OVER_BASE
        ? besides(code, row, spots.getFirst(), spots.getLast())
        : besides(code, row, spots.getLast(), spots.getFirst());
  }

  private static RowProblem besides(ProblemCode code, Row row, Spot at, Spot other) {
    return problem(
        code, row, at.place(), List.of(row.cell(other.place().index()), other.place().header()));
  }

  private static RowProblem problem(
      ProblemCode code, Row row, Place place, List<String> arguments) {
    return new RowProblem(code, row.number(), place.header(), row.cell(place.index()), arguments);
  }
}
