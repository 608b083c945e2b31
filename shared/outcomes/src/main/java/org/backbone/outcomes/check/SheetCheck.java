package org.backbone.outcomes.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backbone.metrics.Amount;
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
  private final Figures.Tally tally = new Figures.Tally();
  private final Map<RowRule, Integer> leftOut = new LinkedHashMap<>();
  private final Map<RowRule, List<Long>> firstLeftOut = new LinkedHashMap<>();
  private Optional<HeaderSearch.Found> found = Optional.empty();
  private boolean ended;
  private int rows;
  private int counted;
  private int width;
  private String wrapped = "";

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
    var skipped = leftOut.values().stream().mapToInt(Integer::intValue).sum();
    return new Report.Accepted(
        layout.dataset.id(),
        layout.mapping.id(),
        found.get().period(),
        new Reading(rows, counted, skipped, tally.count(NoteCode.FIGURES_HIDDEN), notes()),
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
      leaveOut(rule.get(), row);
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
    var nobody = values.values().stream().filter(SheetCheck::isNobody).count();
    if (nobody == values.size()) {
      return Optional.empty();
    }
    var spots = List.copyOf(new TreeMap<>(quantity.parts()).values());
    if (nobody > 0) {
      problems.add(
          besides(ProblemCode.NOBODY_BESIDE_FIGURE, row, spots.getLast(), spots.getFirst()));
      return Optional.empty();
    }
    if (!outside && values.values().stream().anyMatch(SheetCheck::isHidden)) {
      tally.add(NoteCode.FIGURES_HIDDEN, row.number());
    }
    var reading = new RowReading(row, spots, layout.mapping.zeroMayHide(), outside, problems);
    return reading.cell(key, values);
  }

  private static boolean isHidden(@Nullable Value value) {
    return value instanceof Value.Marked(var mark) && mark == CellMark.HIDDEN;
  }

  private static boolean isNobody(Value value) {
    return value instanceof Value.Marked(var mark) && mark != CellMark.HIDDEN;
  }

  /// How the parts of one figure fit together.
  private final class RowReading {
    private final Row row;
    private final List<Spot> spots;
    private final boolean zeroMayHide;
    private final boolean outside;
    private final List<RowProblem> problems;

    private RowReading(
        Row row,
        List<Spot> spots,
        boolean zeroMayHide,
        boolean outside,
        List<RowProblem> problems) {
      this.row = row;
      this.spots = spots;
      this.zeroMayHide = zeroMayHide;
      this.outside = outside;
      this.problems = problems;
    }

    private Optional<Cell> cell(CellKey key, Map<Part, Value> values) {
      var count = values.get(Part.COUNT);
      var base = values.get(Part.BASE);
      var rate = values.get(Part.RATE);
      if (rate == null) {
        return base == null
            ? Optional.of(new Cell(key, amount(count), Amount.ZERO))
            : countAndBase(key, amount(count), amount(base));
      }
      return base == null ? countAndRate(key, count, rate) : baseAndRate(key, amount(base), rate);
    }

    private Optional<Cell> countAndBase(CellKey key, Amount count, Amount base) {
      if (count.hidden() > 0) {
        return Optional.of(
            new Cell(key, base.hidden() > 0 ? count : Amount.hiddenPart(base.high()), base));
      }
      if (base.hidden() > 0) {
        return Optional.of(new Cell(key, count, new Amount(count.low(), Amount.UNKNOWN, 1)));
      }
      if (count.low() > base.high()) {
        problems.add(besides(ProblemCode.COUNT_OVER_BASE, row, spots.getFirst(), spots.getLast()));
        return Optional.empty();
      }
      return Optional.of(
          new Cell(
              key,
              Amount.range(count.low(), Math.min(count.high(), base.high())),
              Amount.range(Math.max(base.low(), count.low()), base.high())));
    }

    private Optional<Cell> baseAndRate(CellKey key, Amount base, Value rate) {
      if (base.hidden() > 0) {
        return Optional.of(new Cell(key, Amount.hiddenPart(), Amount.hiddenPart()));
      }
      if (!(rate instanceof Value.Share(var share)) || !base.isBounded()) {
        return Optional.of(new Cell(key, Amount.hiddenPart(base.high()), base));
      }
      var least = share.counts(base.low()).least();
      var most = share.counts(base.high()).most();
      if (most < least) {
        problems.add(besides(ProblemCode.SHARE_IMPOSSIBLE, row, spots.getLast(), spots.getFirst()));
        return Optional.empty();
      }
      note(NoteCode.COUNTS_DERIVED);
      return Optional.of(new Cell(key, Amount.range(least, most), base));
    }

    private Optional<Cell> countAndRate(CellKey key, @Nullable Value value, Value rate) {
      var count = amount(value);
      if (count.hidden() > 0) {
        return Optional.of(new Cell(key, Amount.hiddenPart(), Amount.hiddenPart()));
      }
      if (!(rate instanceof Value.Share(var share))) {
        return besideHiddenRate(key, count);
      }
      var least = share.bases(count.low()).least();
      var most = count.isBounded() ? share.bases(count.high()).most() : Amount.UNKNOWN;
      if (most < least) {
        problems.add(besides(ProblemCode.SHARE_IMPOSSIBLE, row, spots.getLast(), spots.getFirst()));
        return Optional.empty();
      }
      note(NoteCode.BASES_DERIVED);
      return Optional.of(
          new Cell(key, count, new Amount(least, most, most == Amount.UNKNOWN ? 1 : 0)));
    }

    private Optional<Cell> besideHiddenRate(CellKey key, Amount count) {
      if (count.low() > 0) {
        note(NoteCode.BASES_HIDDEN);
        return Optional.of(new Cell(key, count, new Amount(count.low(), Amount.UNKNOWN, 1)));
      }
      if (zeroMayHide) {
        note(NoteCode.ZEROS_HIDDEN);
        return Optional.of(new Cell(key, Amount.hiddenPart(), Amount.hiddenPart()));
      }
      problems.add(besides(ProblemCode.ZERO_BESIDE_HIDDEN, row, spots.getLast(), spots.getFirst()));
      return Optional.empty();
    }

    private void note(NoteCode code) {
      if (!outside) {
        tally.add(code, row.number());
      }
    }

    private static Amount amount(@Nullable Value value) {
      return switch (value) {
        case Value.Whole(var n) -> Amount.exact(n);
        case Value.Between(var low, var high) -> Amount.range(low, high);
        case null, default -> Amount.hiddenPart();
      };
    }
  }

  private void leaveOut(RowRule rule, Row row) {
    leftOut.merge(rule, 1, Integer::sum);
    var first = firstLeftOut.computeIfAbsent(rule, _ -> new ArrayList<>());
    if (first.size() < 10) {
      first.add(row.number());
    }
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
    if (found.isEmpty()) {
      return notes;
    }
    var layout = found.get().layout();
    leftOut.forEach(
        (rule, count) ->
            notes.add(
                NoteCode.ROWS_LEFT_OUT.note(
                    "",
                    count,
                    inEveryLanguage(rule.why()),
                    firstLeftOut.getOrDefault(rule, List.of()))));
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
    if (found.get().titles() > 0) {
      notes.add(NoteCode.TITLE_LINES.note("", found.get().titles(), List.of(), List.of()));
    }
    if (tally.count(NoteCode.ROWS_BLANK) > 0) {
      notes.add(
          NoteCode.ROWS_BLANK.note(
              "", tally.count(NoteCode.ROWS_BLANK), List.of(), tally.first(NoteCode.ROWS_BLANK)));
    }
    return notes;
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

  private static RowProblem besides(ProblemCode code, Row row, Spot at, Spot other) {
    return problem(
        code, row, at.place(), List.of(row.cell(other.place().index()), other.place().header()));
  }

  private static RowProblem problem(
      ProblemCode code, Row row, Place place, List<String> arguments) {
    return new RowProblem(code, row.number(), place.header(), row.cell(place.index()), arguments);
  }
}
