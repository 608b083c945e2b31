package org.backbone.outcomes.reading;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Findings;
import org.backbone.outcomes.check.NoteCode;
import org.backbone.outcomes.check.Parts;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.check.Tally;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Catalogue.Place;
import org.backbone.outcomes.mapping.Catalogue.Unit;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetRemark;
import org.jspecify.annotations.Nullable;

/// Reads one sheet by one mapping, row by row. The whole sheet is taken or refused. One reading
/// serves one sheet, once.
public final class SheetReading {
  /// The most figures that one file may hold.
  public static final int MOST_FIGURES = 200_000;

  private static final Set<RowChoice.Kind> LEFT_OUT =
      EnumSet.of(RowChoice.Kind.ONLY, RowChoice.Kind.EXCEPT);
  private static final int HEADER_WITHIN = 60;
  private static final int NAMES = 3;

  private final FileMapping mapping;
  private final Catalogue catalogue;
  private final Keys keys;
  private final Binding binding;
  private final Findings findings = new Findings();
  private final ArrayDeque<Row> above = new ArrayDeque<>();
  private final Map<CellAt, ReadCell> cells = new LinkedHashMap<>();
  private final Map<CellAt, ReadCell> totals = new LinkedHashMap<>();
  // WholesAndParts stand behind what they are the sums of, and most often name no period.
  private final Map<Catalogue.Indicator, TableKey> newest = new HashMap<>();
  private final Tally<RowChoice> chosen = new Tally<>();
  private final Tally<NoteCode> noted = new Tally<>();
  private @Nullable Plan plan;
  private boolean broken;
  private int rows;
  private int counted;
  private int width;
  private List<SheetRemark> remarks = List.of();

  private record CellAt(TableKey table, String place, String group) {}

  /// What became of a sheet.
  ///
  /// @param report whether it is taken, and what is wrong with it
  /// @param cells its figures, in the order of its rows; also of one that is refused
  /// @param knowsHeader whether the sheet has the mapping's header
  public record Result(Report report, List<ReadCell> cells, boolean knowsHeader) {
    /// Copies the figures.
    public Result {
      cells = List.copyOf(cells);
    }
  }

  private SheetReading(FileMapping mapping, Catalogue catalogue, Optional<Period> asked) {
    this.mapping = mapping;
    this.catalogue = catalogue;
    this.keys = new Keys(catalogue, mapping.place());
    this.binding = new Binding(mapping, catalogue, keys, asked);
  }

  /// Why a mapping cannot be followed with this catalogue, each a sentence; none if it can.
  public static List<String> faults(FileMapping mapping, Catalogue catalogue) {
    return new MappingCheck(mapping, catalogue).faults();
  }

  /// Reads all that is left of a sheet.
  ///
  /// @param asked the period that its sender chose, if one was
  public static Result read(
      Rows sheet, FileMapping mapping, Catalogue catalogue, Optional<Period> asked)
      throws IOException {
    var reading = new SheetReading(mapping, catalogue, asked);
    var ended = false;
    while (!ended && !reading.broken) {
      switch (sheet.next()) {
        case Rows.Found(var row) -> reading.read(row);
        case Rows.End() -> ended = true;
        case Rows.Unreadable(var fault) -> reading.breakOff(RowProblem.of(fault));
      }
    }
    reading.remarks = sheet.remarks();
    return reading.result();
  }

  private void breakOff(RowProblem problem) {
    broken = true;
    findings.add(problem);
  }

  private void read(Row row) {
    if (plan != null) {
      below(plan, row);
      return;
    }
    width = Math.max(width, row.cells().size());
    above.addLast(row);
    if (above.size() < mapping.headerRows()) {
      return;
    }
    var header = headerEndingAt(above.size());
    if (binding.has(header) == binding.needs()) {
      bind(header);
    } else if (above.size() >= HEADER_WITHIN) {
      unknownHeader();
    }
  }

  private Header headerEndingAt(int end) {
    return new Header(List.copyOf(above).subList(end - mapping.headerRows(), end));
  }

  private void bind(Header header) {
    var problems = new ArrayList<RowProblem>();
    var titles = List.copyOf(above).subList(0, above.size() - mapping.headerRows());
    plan = binding.plan(header, titles, problems);
    problems.forEach(findings::add);
    broken = !problems.isEmpty();
  }

  private void unknownHeader() {
    broken = true;
    if (above.stream().allMatch(Row::isBlank)) {
      findings.add(RowProblem.ofFile(ProblemCode.FILE_EMPTY));
      return;
    }
    Header best = null;
    var most = 0L;
    for (var end = mapping.headerRows(); end <= above.size(); end++) {
      var header = headerEndingAt(end);
      var has = binding.has(header);
      if (has > most) {
        most = has;
        best = header;
      }
    }
    if (best != null && most * 2 >= binding.needs()) {
      binding.missing(best).forEach(findings::add);
      return;
    }
    var likeliest =
        above.stream()
            .filter(row -> row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1)
            .findFirst()
            .orElse(above.getFirst());
    findings.add(
        new RowProblem(
            ProblemCode.HEADER_UNKNOWN,
            likeliest.number(),
            "",
            "",
            List.of(
                String.join(", ", binding.names()),
                likeliest.cells().stream()
                    .map(CellText::clean)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(", ")))));
  }

  private void below(Plan plan, Row row) {
    if (row.isBlank()) {
      return;
    }
    rows++;
    var choice = choice(plan, row);
    choice.ifPresent(it -> chosen.add(it, row.number()));
    var kind = choice.map(RowChoice::kind);
    if (kind.filter(LEFT_OUT::contains).isPresent()) {
      return;
    }
    var isTotal = kind.filter(RowChoice.Kind.TOTALS::equals).isPresent();
    var isKnown = kind.filter(RowChoice.Kind.KNOWN::equals).isPresent();
    var problems = new ArrayList<RowProblem>();
    var place =
        isTotal
            ? Optional.of(new Place(CellKey.ALL, "network", "", List.of()))
            : place(plan, row, problems);
    if (place.isEmpty() && problems.isEmpty()) {
      noted.add(NoteCode.ROWS_ELSEWHERE, row.number());
      return;
    }
    var group = group(plan, row, problems);
    var read = new ArrayList<ReadCell>();
    for (var figure : plan.figures()) {
      var own = figure.group();
      var of = own == null ? group : groupOf(plan, row, own, problems);
      figure(plan, row, figure, isTotal, isKnown, problems)
          .ifPresent(
              cell ->
                  read.add(
                      new ReadCell(
                          cell.table(),
                          place.orElseGet(() -> new Place("?", "", "", List.of())),
                          of,
                          cell.parts().count(),
                          cell.parts().base(),
                          cell.parts().mark(),
                          row.number())));
    }
    if (problems.isEmpty()) {
      keep(plan, row, read, isTotal ? totals : cells, problems);
    }
    if (!problems.isEmpty()) {
      var about = about(row);
      problems.forEach(problem -> findings.add(problem.about(about)));
    }
  }

  // What leaves a row out comes before what is known of it.
  private static Optional<RowChoice> choice(Plan plan, Row row) {
    var known = Optional.<RowChoice>empty();
    for (var choice : plan.choices()) {
      var kind = choice.choice().kind();
      if (choice.isAbout(row) != (kind == RowChoice.Kind.ONLY)) {
        if (kind != RowChoice.Kind.KNOWN) {
          return Optional.of(choice.choice());
        }
        known = Optional.of(choice.choice());
      }
    }
    return known;
  }

  private Optional<Place> place(Plan plan, Row row, List<RowProblem> problems) {
    var text = plan.place().text(row);
    return switch (keys.place(text)) {
      case Keys.Found.Known<Place>(var place) -> Optional.of(within(plan, row, place));
      case Keys.Found.NotOurs<Place>() -> Optional.empty();
      case Keys.Found.Unknown<Place>(var code, var arguments) -> {
        problems.add(at(plan, row, plan.place().columnOrNone(), code, arguments));
        yield Optional.empty();
      }
    };
  }

  private static Place within(Plan plan, Row row, Place place) {
    var in = plan.in();
    return in == null || !place.parent().isEmpty()
        ? place
        : new Place(place.id(), place.kind(), in.text(row), place.names());
  }

  // Of several dimensions in one row at most one may part people: others are not kept crossed.
  private String group(Plan plan, Row row, List<RowProblem> problems) {
    var found = CellKey.ALL;
    for (var key : plan.groups()) {
      var group = groupOf(plan, row, key, problems);
      if (!group.equals(CellKey.ALL)) {
        if (!found.equals(CellKey.ALL)) {
          problems.add(
              at(plan, row, key.columnOrNone(), ProblemCode.GROUPS_CROSSED, List.of(found, group)));
        }
        found = group;
      }
    }
    return found;
  }

  private String groupOf(Plan plan, Row row, Plan.Key key, List<RowProblem> problems) {
    return switch (keys.group(key.text(row))) {
      case Keys.Found.Known<String>(var group) -> group;
      case Keys.Found.NotOurs<String>() -> CellKey.ALL;
      case Keys.Found.Unknown<String>(var code, var arguments) -> {
        problems.add(at(plan, row, key.columnOrNone(), code, arguments));
        yield CellKey.ALL;
      }
    };
  }

  private record Said(TableKey table, Parts parts) {}

  private Optional<Said> figure(
      Plan plan,
      Row row,
      Plan.Figure figure,
      boolean isTotal,
      boolean isKnown,
      List<RowProblem> problems) {
    var table =
        isTotal
            ? Optional.ofNullable(newest.get(figure.indicator()))
            : table(plan, row, figure, problems);
    var before = problems.size();
    var count = value(plan, row, figure.count(), problems);
    var base = value(plan, row, figure.base(), problems);
    // Where more are counted than there are, the share says no more than these two.
    var share =
        isKnown && count != null && base != null
            ? null
            : value(plan, row, figure.share(), problems);
    if (table.isEmpty() || problems.size() > before) {
      return Optional.empty();
    }
    var mayExceed = isKnown || figure.indicator().unit() == Unit.RATE;
    var parts = Parts.together(count, base, share, mayExceed);
    if (parts.problem().isPresent()) {
      problems.add(besides(plan, row, figure, parts.problem().get()));
      return Optional.empty();
    }
    newest.put(figure.indicator(), table.get());
    return Optional.of(new Said(table.get(), parts));
  }

  private Optional<TableKey> table(
      Plan plan, Row row, Plan.Figure figure, List<RowProblem> problems) {
    var fixed = figure.table();
    if (fixed.isPresent()) {
      return fixed;
    }
    var text = figure.period().text(row);
    var period = keys.period(text, figure.indicator().periodType());
    if (period.isEmpty()) {
      var code = text.isEmpty() ? ProblemCode.CELL_EMPTY : ProblemCode.PERIOD_UNKNOWN;
      problems.add(at(plan, row, figure.period().columnOrNone(), code, List.of("")));
    }
    return period.map(figure::table);
  }

  private static @Nullable Value value(
      Plan plan, Row row, Plan.@Nullable Measure measure, List<RowProblem> problems) {
    if (measure == null) {
      return null;
    }
    Value sum = null;
    for (var column : measure.columns()) {
      var value = measure.reader().read(row.cell(column));
      if (value instanceof Value.Odd(var oddity, var instead)) {
        problems.add(
            at(
                plan,
                row,
                column,
                ProblemCode.of(oddity, measure.reader().holds()),
                List.of(measure.reader().hiddenMarks(), instead)));
        return value;
      }
      sum = sum == null ? value : sum(sum, value);
    }
    return sum;
  }

  // What is hidden in one of the columns is hidden in their sum.
  private static Value sum(Value one, Value other) {
    if (one instanceof Value.Marked) {
      return one;
    }
    if (other instanceof Value.Marked) {
      return other;
    }
    var low = Math.addExact(low(one), low(other));
    var high =
        high(one) == Long.MAX_VALUE || high(other) == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : Math.addExact(high(one), high(other));
    return low == high ? new Value.Whole(low) : new Value.Between(low, high);
  }

  private static long low(Value value) {
    return value instanceof Value.Between(var low, _) ? low : whole(value);
  }

  private static long high(Value value) {
    return value instanceof Value.Between(_, var high) ? high : whole(value);
  }

  private static long whole(Value value) {
    if (value instanceof Value.Whole(var n)) {
      return n;
    }
    throw new IllegalStateException("no count: " + value);
  }

  private void keep(
      Plan plan,
      Row row,
      List<ReadCell> read,
      Map<CellAt, ReadCell> into,
      List<RowProblem> problems) {
    for (var cell : read) {
      var at = new CellAt(cell.table(), cell.place().id(), cell.group());
      var before = into.get(at);
      if (before != null && !mapping.add()) {
        problems.add(
            at(
                plan,
                row,
                plan.place().columnOrNone(),
                ProblemCode.ROW_TWICE,
                List.of(Long.toString(before.row()))));
        return;
      }
      into.put(at, before == null ? cell : before.plus(cell));
      if (cell.mark().filter(CellMark.HIDDEN::equals).isPresent()) {
        noted.add(NoteCode.FIGURES_HIDDEN, row.number());
      }
    }
    counted += into == cells ? 1 : 0;
    if (into.size() > MOST_FIGURES) {
      broken = true;
      problems.add(RowProblem.ofFile(ProblemCode.TOO_MANY_FIGURES, Integer.toString(MOST_FIGURES)));
    }
  }

  private static String about(Row row) {
    return row.cells().stream()
        .limit(NAMES)
        .map(CellText::clean)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private Result result() {
    if (plan == null && !broken) {
      unknownHeader();
    }
    if (plan != null && !broken && findings.isEmpty()) {
      whole(plan);
    }
    var kept = List.copyOf(cells.values());
    return new Result(findings.isEmpty() ? accepted() : refused(), kept, plan != null);
  }

  // What only the whole of it shows.
  private void whole(Plan plan) {
    if (rows == 0) {
      findings.add(new RowProblem(ProblemCode.NO_ROWS, plan.header().row(), "", "", List.of()));
    } else if (counted == 0) {
      findings.add(RowProblem.ofFile(ProblemCode.NO_ROWS_OF_OURS, Integer.toString(rows)));
    }
    var tables = cells.values().stream().map(ReadCell::table).distinct().count();
    if (tables > Aggregate.MOST_TABLES) {
      findings.add(
          RowProblem.ofFile(
              ProblemCode.TOO_MANY_TABLES,
              Long.toString(tables),
              Integer.toString(Aggregate.MOST_TABLES)));
    }
    new WholesAndParts(
            catalogue, List.copyOf(cells.values()), List.copyOf(totals.values()), leftOut())
        .contradictions()
        .forEach(findings::add);
  }

  private Report accepted() {
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var cell : cells.values()) {
      if (cell.mark().isEmpty() || cell.mark().get() == CellMark.HIDDEN) {
        var group = cell.group().split(":", 2);
        var key =
            group.length < 2
                ? CellKey.site(cell.place().id())
                : new CellKey(cell.place().id(), group[0], group[1]);
        tables
            .computeIfAbsent(cell.table(), _ -> new ArrayList<>())
            .add(new Cell(key, cell.count(), cell.base()));
      }
    }
    if (tables.isEmpty()) {
      findings.add(RowProblem.ofFile(ProblemCode.NO_FIGURES));
      return refused();
    }
    return new Report.Accepted(
        mapping.dataset(),
        mapping.id(),
        tables.lastKey().period(),
        new Reading(rows, counted, leftOut(), noted.count(NoteCode.FIGURES_HIDDEN), notes()),
        new Aggregate(tables));
  }

  private Report refused() {
    return new Report.Refused(
        plan == null ? "" : mapping.dataset(),
        rows,
        findings.badRows(),
        findings.grouped(),
        findings.first(),
        findings.total(),
        width,
        notes());
  }

  private int leftOut() {
    var byRule =
        chosen.all().stream()
            .filter(choice -> LEFT_OUT.contains(choice.kind()))
            .mapToInt(chosen::count)
            .sum();
    return byRule + noted.count(NoteCode.ROWS_ELSEWHERE);
  }

  private List<ProblemGroup> notes() {
    var notes = new ArrayList<ProblemGroup>();
    for (var choice : chosen.all()) {
      if (choice.kind() != RowChoice.Kind.TOTALS) {
        var code =
            choice.kind() == RowChoice.Kind.KNOWN ? NoteCode.ROWS_KNOWN : NoteCode.ROWS_LEFT_OUT;
        notes.add(code.note("", chosen.count(choice), reasons(choice), chosen.first(choice)));
      }
    }
    for (var code : noted.all()) {
      notes.add(code.note("", noted.count(code), List.of(), noted.first(code)));
    }
    remarks.forEach(remark -> notes.add(NoteCode.note(remark)));
    return notes;
  }

  private static List<String> reasons(RowChoice choice) {
    return choice.why().map(why -> Language.all().stream().map(why::in).toList()).orElse(List.of());
  }

  private static RowProblem besides(Plan plan, Row row, Plan.Figure figure, ProblemCode code) {
    var at = figure.share() != null ? figure.share() : figure.count();
    var other = figure.base() != null ? figure.base() : figure.count();
    var column = at == null ? 0 : at.columns().getFirst();
    var beside = other == null ? 0 : other.columns().getFirst();
    return at(plan, row, column, code, List.of(row.cell(beside), plan.header().name(beside)));
  }

  private static RowProblem at(
      Plan plan, Row row, int column, ProblemCode code, List<String> arguments) {
    return column < 0
        ? new RowProblem(code, row.number(), "", "", arguments)
        : new RowProblem(
            code, row.number(), plan.header().name(column), row.cell(column), arguments);
  }
}
