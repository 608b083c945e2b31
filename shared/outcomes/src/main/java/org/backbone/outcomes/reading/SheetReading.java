package org.backbone.outcomes.reading;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Findings;
import org.backbone.outcomes.check.NoteCode;
import org.backbone.outcomes.check.Parts;
import org.backbone.outcomes.check.Plausibility;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Catalogue.Place;
import org.backbone.outcomes.mapping.Catalogue.Unit;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.jspecify.annotations.Nullable;

/// Reads one sheet, row by row, by the first of several mappings whose header it has. The whole
/// sheet is taken or refused. One reading serves one sheet, once.
public final class SheetReading {
  /// The most rows that a sheet may have.
  public static final int MOST_ROWS = 5_000_000;

  /// The most figures that one file may hold.
  public static final int MOST_FIGURES = 200_000;

  private static final int NAMES = 3;
  private static final Value ONE = new Value.Whole(1);

  private final Catalogue catalogue;
  private final Optional<Period> asked;
  private final FindHeader search;
  private final Findings findings = new Findings();
  private final KeptCells cells = new KeptCells();
  private final KeptCells totals = new KeptCells();
  // WholesAndParts stand behind what they are the sums of, and most often name no period.
  private final IdentityHashMap<Catalogue.Indicator, TableKey> newest = new IdentityHashMap<>();
  private final ShareDoubts shares = new ShareDoubts();
  // Those that its rows are about; whether each is none of the dataset's.
  private final Map<Period, Boolean> periods = new HashMap<>();
  private final PeopleSeen people = new PeopleSeen();
  private final ReadingNotes notes = new ReadingNotes();
  private @Nullable Bound bound;
  private boolean ended;
  private int rows;
  private int counted;
  private int width;

  // The mapping that is followed, over the header that was found.
  private record Bound(Binding binding, Plan plan, Row header, int width) {
    FileMapping mapping() {
      return binding.mapping();
    }

    Keys keys() {
      return binding.keys();
    }
  }

  /// What became of a sheet.
  ///
  /// @param report whether it is taken, and what is wrong with it
  /// @param cells its figures, in the order of its rows; also of one that is refused
  /// @param mapping the mapping whose header it has; empty where it has none that is known
  public record Result(Report report, List<ReadCell> cells, Optional<FileMapping> mapping) {
    /// Copies the figures.
    public Result {
      cells = List.copyOf(cells);
    }
  }

  private SheetReading(List<FileMapping> mappings, Catalogue catalogue, Optional<Period> asked) {
    this.catalogue = catalogue;
    this.asked = asked;
    this.search =
        new FindHeader(
            mappings.stream().map(mapping -> new Binding(mapping, catalogue, asked)).toList());
  }

  /// A reading by whichever of these mappings has the sheet's header.
  ///
  /// @param asked the period that its sender chose, if one was: then the sheet is of no other
  public static SheetReading of(
      List<FileMapping> mappings, Catalogue catalogue, Optional<Period> asked) {
    return new SheetReading(mappings, catalogue, asked);
  }

  /// Why a mapping cannot be followed with this catalogue, each a sentence; none if it can.
  public static List<String> faults(FileMapping mapping, Catalogue catalogue) {
    return new MappingCheck(mapping, catalogue).faults();
  }

  /// Whether a mapping means what the catalogue now has: none of its figures is of an older version
  /// of an indicator, and all that it names is there.
  public static boolean canBeFollowed(FileMapping mapping, Catalogue catalogue) {
    return mapping.figures().stream()
            .allMatch(
                figure ->
                    catalogue.latest(figure.indicator()).stream()
                        .anyMatch(latest -> latest.version() == figure.version()))
        && faults(mapping, catalogue).isEmpty();
  }

  /// Reads all that is left of a sheet.
  public Result read(Rows sheet) throws IOException {
    while (wantsMore()) {
      switch (sheet.next()) {
        case Rows.Found(var row) -> read(row);
        case Rows.End() -> end();
        case Rows.Unreadable(var fault) -> breakOff(RowProblem.of(fault));
      }
    }
    notes.remarks(sheet.remarks());
    return result();
  }

  /// Whether more rows would be looked at.
  public boolean wantsMore() {
    return !ended;
  }

  /// The lowest row of the header; empty as long as none was found.
  public Optional<Row> header() {
    return Optional.ofNullable(bound).map(Bound::header);
  }

  /// The mapping whose header was found; empty as long as none was.
  public Optional<FileMapping> mapping() {
    return Optional.ofNullable(bound).map(Bound::mapping);
  }

  /// The rest of the sheet cannot be read.
  public void breakOff(RowProblem problem) {
    ended = true;
    findings.add(problem);
  }

  /// Reads the next row; gives its problems.
  public List<RowProblem> read(Row row) {
    var problems = new ArrayList<RowProblem>();
    if (bound != null) {
      below(bound, row, problems);
      if (!problems.isEmpty()) {
        var about = about(bound.plan(), row);
        problems.replaceAll(problem -> problem.about(about));
      }
    } else {
      width = Math.max(width, row.cells().size());
      var found = search.next(row);
      if (found.isPresent()) {
        bind(found.get(), problems);
      } else if (search.isLost()) {
        ended = true;
        problems.addAll(search.unknown());
      }
    }
    problems.forEach(findings::add);
    return problems;
  }

  private void bind(FindHeader.Found found, List<RowProblem> problems) {
    var plan = found.binding().plan(found.header(), found.titles(), problems);
    bound = new Bound(found.binding(), plan, found.row(), width(found.row()));
    ended = !problems.isEmpty();
    notes.titles(found.titles().stream().filter(row -> !row.isBlank()).count());
    var across =
        plan.figures().stream()
            .flatMap(figure -> figure.table().stream())
            .map(TableKey::period)
            .distinct()
            .toList();
    if (across.size() == 1 || ownPeriod().isPresent()) {
      other(across, found.row().number()).ifPresent(problems::add);
    }
  }

  // A file may be about several periods of its dataset, of which its sender chose one.
  private Optional<RowProblem> other(Collection<Period> periods, long headerRow) {
    var stray = periods.stream().filter(this::isStray).min(Comparator.naturalOrder());
    return asked
        .filter(chosen -> stray.isPresent() || periods.stream().noneMatch(chosen::holds))
        .flatMap(chosen -> stray.or(() -> periods.stream().min(Comparator.naturalOrder())))
        .map(
            period ->
                new RowProblem(ProblemCode.PERIOD_OTHER, headerRow, "", "", chosenInstead(period)));
  }

  private List<String> chosenInstead(Period period) {
    return List.of(around(period).code(), asked.map(Period::code).orElse(""));
  }

  // Whether it lies in no period that files of the dataset are sent for.
  private boolean isStray(Period period) {
    return asked.filter(chosen -> !chosen.holds(period)).isPresent()
        && ownPeriod().filter(type -> around(period).type() != type).isPresent();
  }

  private Optional<Period.Type> ownPeriod() {
    return Optional.ofNullable(bound)
        .flatMap(it -> catalogue.dataset(it.mapping().dataset()))
        .flatMap(Catalogue.Dataset::periodType);
  }

  // The dataset's own period in which one of a table lies.
  private Period around(Period period) {
    return ownPeriod()
        .map(type -> Period.around(type, YearMonth.from(period.first())))
        .filter(longer -> longer.holds(period))
        .orElse(period);
  }

  private static int width(Row header) {
    var width = header.cells().size();
    while (width > 0 && header.cell(width - 1).isEmpty()) {
      width--;
    }
    return width;
  }

  private void below(Bound bound, Row row, List<RowProblem> problems) {
    if (row.isBlank()) {
      notes.add(NoteCode.ROWS_BLANK, row);
      return;
    }
    if (NoteLine.is(row, bound.width())) {
      notes.add(NoteCode.NOTE_LINES, row);
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
    var plan = bound.plan();
    var choice = choice(plan, row);
    choice.ifPresent(it -> notes.add(it, row));
    var kind = choice.map(RowChoice::kind);
    if (kind.filter(RowChoice.Kind::leavesOut).isPresent()) {
      return;
    }
    if (kind.isEmpty() && isOwnTotal(bound, row)) {
      ownTotal(bound, row);
      return;
    }
    if (!fits(bound, row, problems)) {
      return;
    }
    var isTotal = kind.filter(RowChoice.Kind.TOTALS::equals).isPresent();
    var isKnown = kind.filter(RowChoice.Kind.KNOWN::equals).isPresent();
    var place =
        isTotal
            ? Optional.of(new Place(CellKey.ALL, "network", "", List.of()))
            : place(bound, row, problems);
    if (place.isEmpty() && problems.isEmpty()) {
      notes.add(NoteCode.ROWS_ELSEWHERE, row);
      return;
    }
    if (plan.person() != null) {
      person(bound, row, plan.person(), place, problems);
      return;
    }
    if (plan.isWithoutFigures(row)) {
      var column = plan.place().columnOrNone();
      problems.add(
          new RowProblem(
              ProblemCode.ROW_WITHOUT_FIGURES,
              row.number(),
              "",
              column < 0 ? "" : row.cell(column),
              List.of()));
      return;
    }
    var group = group(bound, row, problems);
    var read = new ArrayList<ReadCell>();
    for (var figure : plan.figures()) {
      var own = figure.group();
      var of = own == null ? group : groupOf(bound, row, own, problems);
      figure(bound, row, figure, isTotal, isKnown, problems)
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
      keep(bound, row, read, isTotal ? totals : cells, problems);
    }
  }

  // A person counts once as one of everyone, and once for each way in which people are told apart.
  private void person(
      Bound bound, Row row, int column, Optional<Place> place, List<RowProblem> problems) {
    var plan = bound.plan();
    var groups = groups(bound, row, problems);
    var read = new ArrayList<List<ReadCell>>();
    for (var figure : plan.figures()) {
      var said = figure(bound, row, figure, false, false, problems);
      if (said.isPresent() && place.isPresent()) {
        read.add(
            groups.stream()
                .map(group -> cell(said.get(), place.get(), group, row.number()))
                .toList());
      }
    }
    var person = row.cell(column);
    if (person.isEmpty()) {
      problems.add(at(plan, row, column, ProblemCode.PERSON_MISSING, List.of()));
    } else if (!read.isEmpty() && problems.isEmpty()) {
      var period = read.getFirst().getFirst().table().period().code();
      var before = people.before(person, period, Math.toIntExact(row.number()));
      if (before > 0) {
        problems.add(
            at(plan, row, column, ProblemCode.PERSON_TWICE, List.of(Integer.toString(before))));
      }
    }
    if (problems.isEmpty()) {
      add(row, read, problems);
    }
  }

  private static ReadCell cell(Said said, Place place, String group, long row) {
    var parts = said.parts();
    return new ReadCell(said.table(), place, group, parts.count(), parts.base(), parts.mark(), row);
  }

  private void add(Row row, List<List<ReadCell>> read, List<RowProblem> problems) {
    counted++;
    for (var i = 0; i < read.size(); i++) {
      for (var cell : read.get(i)) {
        if (cell.mark().isEmpty()) {
          cells.add(cell, i);
        }
      }
    }
    if (read.stream().anyMatch(figure -> figure.getFirst().mark().isPresent())) {
      notes.add(NoteCode.PEOPLE_UNANSWERED, row);
    }
    tooMany(cells, problems);
  }

  // Everyone, and the groups that the row's person is in.
  private List<String> groups(Bound bound, Row row, List<RowProblem> problems) {
    var groups = new ArrayList<String>();
    groups.add(CellKey.ALL);
    for (var key : bound.plan().groups()) {
      var group = groupOf(bound, row, key, problems);
      if (!groups.contains(group)) {
        var dimension = group.substring(0, group.indexOf(':') + 1);
        var other = groups.stream().filter(it -> it.startsWith(dimension)).reduce((_, it) -> it);
        if (!dimension.isEmpty() && other.isPresent() && isExclusive(dimension)) {
          problems.add(
              at(
                  bound.plan(),
                  row,
                  key.columnOrNone(),
                  ProblemCode.PERSON_IN_TWO_GROUPS,
                  List.of(other.get(), group)));
        }
        groups.add(group);
      }
    }
    return groups;
  }

  private boolean isExclusive(String dimension) {
    return catalogue
        .dimension(dimension.replace(":", ""))
        .filter(Catalogue.Dimension::exclusive)
        .isPresent();
  }

  // What no rule speaks of, and is no place: a name that the network has is that place, whatever it
  // says.
  private static boolean isOwnTotal(Bound bound, Row row) {
    var plan = bound.plan();
    return TotalLine.is(plan, row)
        && bound.keys().place(plan.place().text(row)) instanceof Keys.Found.Unknown<Place>;
  }

  // It is spared every other check, and held against the rest as far as it can be read.
  private void ownTotal(Bound bound, Row row) {
    notes.add(NoteCode.TOTAL_LINES, row);
    var network = new Place(CellKey.ALL, "network", "", List.of());
    var group = groupOfTotal(bound, row);
    var figures = bound.plan().figures();
    for (var i = 0; i < figures.size(); i++) {
      var said = figure(bound, row, figures.get(i), true, false, new ArrayList<>());
      if (said.isPresent()) {
        var _ = totals.putIfAbsent(cell(said.get(), network, group, row.number()), i);
      }
    }
  }

  // Where it does not say of whom, it is of everyone.
  private static String groupOfTotal(Bound bound, Row row) {
    for (var key : bound.plan().groups()) {
      if (bound.keys().group(key.text(row)) instanceof Keys.Found.Known<String>(var group)
          && !group.equals(CellKey.ALL)) {
        return group;
      }
    }
    return CellKey.ALL;
  }

  // Cells beyond the last one may hold what belongs into another, and so may those that lack.
  private static boolean fits(Bound bound, Row row, List<RowProblem> problems) {
    var size = row.cells().size();
    while (size > bound.width() && row.cell(size - 1).isEmpty()) {
      size--;
    }
    if (size == bound.width()) {
      return true;
    }
    problems.add(
        new RowProblem(
            size < bound.width() ? ProblemCode.ROW_TOO_SHORT : ProblemCode.ROW_TOO_LONG,
            row.number(),
            "",
            "",
            List.of(Integer.toString(size), Integer.toString(bound.width()))));
    return false;
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

  private Optional<Place> place(Bound bound, Row row, List<RowProblem> problems) {
    var plan = bound.plan();
    notes.wrapped(plan, row);
    return switch (bound.keys().place(plan.place().text(row))) {
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
  private static String group(Bound bound, Row row, List<RowProblem> problems) {
    var plan = bound.plan();
    var found = CellKey.ALL;
    for (var key : plan.groups()) {
      var group = groupOf(bound, row, key, problems);
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

  private static String groupOf(Bound bound, Row row, Plan.Key key, List<RowProblem> problems) {
    return switch (bound.keys().group(key.text(row))) {
      case Keys.Found.Known<String>(var group) -> group;
      case Keys.Found.NotOurs<String>() -> CellKey.ALL;
      case Keys.Found.Unknown<String>(var code, var arguments) -> {
        problems.add(at(bound.plan(), row, key.columnOrNone(), code, arguments));
        yield CellKey.ALL;
      }
    };
  }

  private record Said(TableKey table, Parts parts) {}

  private Optional<Said> figure(
      Bound bound,
      Row row,
      Plan.Figure figure,
      boolean isTotal,
      boolean isKnown,
      List<RowProblem> problems) {
    var plan = bound.plan();
    var table =
        isTotal
            ? Optional.ofNullable(newest.get(figure.indicator()))
            : table(bound, row, figure, problems);
    var before = problems.size();
    var count = value(plan, row, figure.count(), problems);
    var base = isOutOfOne(plan, figure, count) ? ONE : value(plan, row, figure.base(), problems);
    // Where more are counted than there are, the share says no more than these two; and a sum has
    // none at all, often.
    var share =
        (isKnown && count != null && base != null) || (isTotal && isEmpty(row, figure.share()))
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
    if (!isTotal) {
      notes.derived(row, count, base, share);
      if (figure.share() != null && figure.base() == null) {
        shares.add(plan.header().name(figure.share().columns().getFirst()), row, count, share);
      }
    }
    newest.put(figure.indicator(), table.get());
    return Optional.of(new Said(table.get(), parts));
  }

  private static boolean isEmpty(Row row, Plan.@Nullable Measure measure) {
    return measure != null
        && measure.columns().stream().allMatch(column -> row.cell(column).isEmpty());
  }

  // Of people who are told one by one, each is one, where nothing says whom it is about.
  private static boolean isOutOfOne(Plan plan, Plan.Figure figure, @Nullable Value count) {
    return plan.person() != null
        && figure.base() == null
        && figure.indicator().unit() != Unit.COUNT
        && count instanceof Value.Whole;
  }

  private Optional<TableKey> table(
      Bound bound, Row row, Plan.Figure figure, List<RowProblem> problems) {
    var fixed = figure.table();
    if (fixed.isPresent()) {
      return fixed;
    }
    var text = figure.period().text(row);
    var column = figure.period().columnOrNone();
    var period = bound.keys().period(text, figure.indicator().periodType());
    if (period.isEmpty()) {
      var code = text.isEmpty() ? ProblemCode.CELL_EMPTY : ProblemCode.PERIOD_UNKNOWN;
      problems.add(at(bound.plan(), row, column, code, List.of("")));
    }
    period.ifPresent(
        it -> {
          if (periods.computeIfAbsent(it, this::isStray)) {
            problems.add(
                at(bound.plan(), row, column, ProblemCode.PERIOD_OTHER, chosenInstead(it)));
          }
        });
    return period.map(figure::table);
  }

  private static @Nullable Value value(
      Plan plan, Row row, Plan.@Nullable Measure measure, List<RowProblem> problems) {
    if (measure == null) {
      return null;
    }
    if (measure.columns().isEmpty()) {
      return ONE;
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
      Bound bound, Row row, List<ReadCell> read, KeptCells into, List<RowProblem> problems) {
    for (var i = 0; i < read.size(); i++) {
      if (bound.mapping().add()) {
        into.add(read.get(i), i);
        continue;
      }
      var before = into.putIfAbsent(read.get(i), i);
      if (before.isPresent()) {
        problems.add(
            at(
                bound.plan(),
                row,
                bound.plan().place().columnOrNone(),
                ProblemCode.ROW_TWICE,
                List.of(Long.toString(before.get().row()))));
        return;
      }
    }
    counted += into == cells ? 1 : 0;
    tooMany(into, problems);
  }

  private void tooMany(KeptCells into, List<RowProblem> problems) {
    if (into.size() > MOST_FIGURES) {
      ended = true;
      problems.add(RowProblem.ofFile(ProblemCode.TOO_MANY_FIGURES, Integer.toString(MOST_FIGURES)));
    }
  }

  // What tells people whose row it is: its place, and what words stand first in it.
  private static String about(Plan plan, Row row) {
    if (plan.person() != null) {
      return plan.place().text(row);
    }
    var figures =
        plan.figures().stream()
            .flatMap(figure -> figure.columns().stream())
            .collect(Collectors.toSet());
    return IntStream.range(0, row.cells().size())
        .filter(column -> !figures.contains(column))
        .filter(
            column ->
                column == plan.place().columnOrNone()
                    || row.cell(column).chars().anyMatch(Character::isLetter))
        .mapToObj(row::cell)
        .filter(text -> !text.isEmpty())
        .limit(NAMES)
        .collect(Collectors.joining(" · "));
  }

  /// There are no more rows; gives the problems that only the whole of it shows.
  public List<RowProblem> end() {
    ended = true;
    var problems = new ArrayList<RowProblem>();
    if (bound == null) {
      problems.addAll(search.unknown());
    } else {
      if (ownPeriod().isPresent() && !periods.containsValue(true)) {
        other(periods.keySet(), bound.header().number()).ifPresent(problems::add);
      }
      if (findings.isEmpty() && problems.isEmpty()) {
        whole(bound, problems);
      } else if (rows == 0) {
        problems.add(noRows(bound));
      }
    }
    problems.forEach(findings::add);
    return problems;
  }

  private static RowProblem noRows(Bound bound) {
    return new RowProblem(ProblemCode.NO_ROWS, bound.header().number(), "", "", List.of());
  }

  private void whole(Bound bound, List<RowProblem> problems) {
    if (rows == 0) {
      problems.add(noRows(bound));
    } else if (counted == 0) {
      problems.add(RowProblem.ofFile(ProblemCode.NO_ROWS_OF_OURS, Integer.toString(rows)));
    } else if (cells.all().stream().noneMatch(SheetReading::isFigure)) {
      problems.add(RowProblem.ofFile(ProblemCode.NO_FIGURES));
    }
    var tables = cells.all().stream().map(ReadCell::table).distinct().count();
    if (tables > Aggregate.MOST_TABLES) {
      problems.add(
          RowProblem.ofFile(
              ProblemCode.TOO_MANY_TABLES,
              Long.toString(tables),
              Integer.toString(Aggregate.MOST_TABLES)));
    }
    problems.addAll(
        new WholesAndParts(
                catalogue, cells.all(), totals.all(), bound.mapping().everyone(), notes.leftOut())
            .contradictions());
    if (bound.mapping().isOfPeople()) {
      notes.people(counted);
    }
    notes.absent(bound.mapping(), catalogue, cells.all());
  }

  // What is not there, or was not asked, is no figure; what is hidden is one.
  private static boolean isFigure(ReadCell cell) {
    return cell.mark().isEmpty() || cell.mark().get() == CellMark.HIDDEN;
  }

  /// What it all came to, after the end.
  public Result result() {
    var read = Optional.ofNullable(bound);
    return new Result(
        read.isPresent() && findings.isEmpty() ? accepted(read.get()) : refused(),
        cells.all(),
        read.map(Bound::mapping));
  }

  private Report accepted(Bound bound) {
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var cell : cells.all()) {
      if (isFigure(cell)) {
        tables.computeIfAbsent(cell.table(), _ -> new ArrayList<>()).add(cell.asCell());
      }
    }
    var summed = new TreeSet<String>();
    for (var all : tables.values()) {
      var sums = everyone(bound.mapping().everyone(), all);
      sums.forEach(cell -> summed.add(cell.key().site()));
      all.addAll(sums);
    }
    notes.summed(summed.size());
    var periods =
        tables.keySet().stream()
            .map(TableKey::period)
            .map(this::around)
            .collect(Collectors.toCollection(TreeSet::new));
    var figures = new Aggregate(tables);
    var doubts = new ArrayList<>(shares.all());
    if (periods.size() > 1 && ownPeriod().isPresent()) {
      doubts.addAll(Plausibility.apart(figures));
    }
    return new Report.Accepted(
        bound.mapping().dataset(),
        bound.mapping().id(),
        periods,
        new Reading(
            rows,
            counted,
            notes.leftOut(),
            notes.hidden(),
            notes.all(),
            bound.mapping().isOfPeople()),
        figures,
        doubts);
  }

  // Everyone at a place as the sum of the groups of a dimension, where no row is about everyone.
  private static List<Cell> everyone(String dimension, List<Cell> cells) {
    var sums = new TreeMap<CellKey, Cell>();
    for (var cell : cells) {
      if (cell.key().dimension().equals(dimension)) {
        var all = CellKey.site(cell.key().site());
        sums.merge(all, new Cell(all, cell.count(), cell.base()), Cell::plus);
      }
    }
    cells.forEach(cell -> sums.remove(cell.key()));
    return List.copyOf(sums.values());
  }

  private Report refused() {
    return new Report.Refused(
        Optional.ofNullable(bound).map(it -> it.mapping().dataset()).orElse(""),
        rows,
        findings.badRows(),
        findings.grouped(),
        findings.first(),
        findings.total(),
        width,
        notes.all());
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
