package org.backbone.outcomes.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.ProblemGroup.Sample;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.jspecify.annotations.Nullable;

/// Looks for personal data in every row of a file's sheets, before anything else is made of them.
/// What it tells is where such data stands: a column's letter and its place, a row's number, and
/// never what stands there, nor a header, which may be somebody's row.
///
/// E-mail addresses and phone numbers count from the header down, in rows that are at least half as
/// full as it: a public file's title and footnotes say whom to ask, unless there are many. Social
/// Security numbers count everywhere. Under a header that says "name" or "student" and no more, the
/// cells decide ([NameColumn]). A header further down counts too; where nothing says that a table
/// begins there, only names that are told by their words do.
public final class PersonalDataSearch {
  private static final int HEAD = 30;
  private static final int HEADERS_BELOW = 2;
  private static final int SAMPLES = 3;
  private static final double MOST = 0.8;
  private static final int LETTERS = 26;

  private static final int FOOTNOTES = 3;
  private static final int KEYS = 3;
  private static final int REMEMBERED = 1 << 12;

  private final Predicate<String> isHeaderOfPlaces;
  private final Predicate<String> isHeaderOfPeople;
  private final Predicate<String> isKnown;
  // Words of cells that were looked at, and are no header; most cells of words come again.
  private final @Nullable String[] noHeaders = new @Nullable String[REMEMBERED];
  private final SortedMap<At, Found> found = new TreeMap<>();
  private int rows;
  private int badRows;

  // What the sheet that is read says.
  private int sheet;
  private final List<Row> head = new ArrayList<>();
  private Under[] under = {};
  private int headerWidth;
  private boolean isBehindBlank;
  private final SortedMap<At, Found> sparse = new TreeMap<>();

  private record At(int sheet, int column, PersonalData kind) implements Comparable<At> {
    private static final Comparator<At> ORDER =
        Comparator.comparingInt(At::sheet).thenComparingInt(At::column).thenComparing(At::kind);

    @Override
    public int compareTo(At other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Found {
    private final List<Sample> samples = new ArrayList<>();
    private int rows;

    private void add(long row) {
      rows++;
      if (samples.size() < SAMPLES) {
        samples.add(new Sample(row, "", ""));
      }
    }

    private void addAll(Found other) {
      rows += other.rows;
      other.samples.stream().limit(SAMPLES - samples.size()).forEach(samples::add);
    }
  }

  // What a column holds by its header.
  private static final class Under {
    private @Nullable PersonalData kind;
    private boolean isByWordsAlone;
    private boolean isBirth;
    private @Nullable NameColumn names;
    private final Found words = new Found();
    private boolean isOfPeople;
    private boolean hasOtherKey;
    private final Found ssns = new Found();

    // Nine digits alone are a Social Security number only where all that tells people apart is one.
    private void key(String cell, long row) {
      if (PersonalData.SOCIAL_SECURITY_NUMBERS.isUnderItsHeader(cell)) {
        ssns.add(row);
      } else {
        hasOtherKey = true;
      }
    }

    private void is(PersonalData other, boolean isSure) {
      isByWordsAlone = !isSure && (kind != other || isByWordsAlone);
      kind = other;
    }

    private boolean holds(String cell) {
      if (kind == null) {
        return isBirth && SaidInCell.isDay(cell);
      }
      return kind.isUnderItsHeader(cell)
          && (!isByWordsAlone || kind != PersonalData.NAMES || PersonName.isPart(cell));
    }

    private PersonalData held() {
      return kind == null ? PersonalData.BIRTH_DATES : kind;
    }
  }

  /// A search of one file.
  ///
  /// @param isHeaderOfPlaces whether a header is known to stand above places
  /// @param isHeaderOfPeople whether a header is known to stand above what tells people apart:
  ///     where all of that may be Social Security numbers, it is
  /// @param isKnown whether a text is a place or a group that is known
  public PersonalDataSearch(
      Predicate<String> isHeaderOfPlaces,
      Predicate<String> isHeaderOfPeople,
      Predicate<String> isKnown) {
    this.isHeaderOfPlaces = isHeaderOfPlaces;
    this.isHeaderOfPeople = isHeaderOfPeople;
    this.isKnown = isKnown;
  }

  /// That the name of a file holds such data.
  public static Optional<ProblemGroup> ofFileName(String name) {
    return PersonalData.in(name)
        .or(
            () ->
                PersonName.isInFileName(name) ? Optional.of(PersonalData.NAMES) : Optional.empty())
        .map(kind -> new ProblemGroup(kind.code().id(), "", 0, List.of("", ""), List.of()));
  }

  /// Reads all that is left of a sheet.
  ///
  /// @param number which of a workbook's sheets it is, from 1; 0 where it is the only one
  public void read(Rows rows, int number) throws IOException {
    sheet = number;
    head.clear();
    under = new Under[0];
    headerWidth = 0;
    isBehindBlank = false;
    sparse.clear();
    while (head.size() < HEAD && rows.next() instanceof Rows.Found(var row)) {
      if (!row.isBlank()) {
        head.add(row);
      }
    }
    readHead();
    while (rows.next() instanceof Rows.Found(var row)) {
      var filled = filled(row);
      headerBelow(row, filled);
      read(row, filled, true);
    }
    endOfSheet();
  }

  private void readHead() {
    var widest = head.stream().mapToInt(PersonalDataSearch::filled).max().orElse(0);
    var header = 0;
    while (header < head.size() && filled(head.get(header)) < widest * MOST) {
      header++;
    }
    headerWidth = header < head.size() ? filled(head.get(header)) : 0;
    for (var i = 0; i < head.size(); i++) {
      var row = head.get(i);
      if (i <= header || (i <= header + HEADERS_BELOW && isWordsAlone(row))) {
        headers(row, true);
      }
    }
    for (var i = 0; i < head.size(); i++) {
      var row = head.get(i);
      if (i > header + HEADERS_BELOW) {
        isBehindBlank = row.number() > head.get(i - 1).number() + 1;
        headerBelow(row, filled(row));
      }
      read(row, filled(row), i >= header);
    }
    head.clear();
  }

  private static int filled(Row row) {
    var filled = 0;
    for (var cell : row.cells()) {
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled;
  }

  private static boolean isWordsAlone(Row row) {
    return row.cells().stream().noneMatch(PersonalData::hasDigit);
  }

  // Of headers above each other the lowest that says anything.
  private void headers(Row row, boolean isSure) {
    var cells = row.cells();
    if (under.length < cells.size()) {
      var wider = new Under[cells.size()];
      for (var i = 0; i < wider.length; i++) {
        wider[i] = i < under.length ? under[i] : new Under();
      }
      under = wider;
    }
    for (var i = 0; i < cells.size(); i++) {
      var words = HeaderWords.of(cells.get(i));
      var kind = words.kind();
      if (kind.isPresent()) {
        under[i].is(kind.get(), isSure);
      } else if (isOpen(words) && isSure && !isHeaderOfPlaces.test(cells.get(i))) {
        under[i].names = new NameColumn(words.isBarePerson());
      }
      under[i].isBirth |= words.isBirth();
      under[i].isOfPeople |= isHeaderOfPeople.test(cells.get(i));
    }
  }

  private static boolean isOpen(HeaderWords words) {
    return words.isBareName() || words.isBarePerson();
  }

  // A table begins below a blank row, or where rows become wider.
  private void headerBelow(Row row, int filled) {
    var cells = row.cells();
    var begins = isBehindBlank || filled > headerWidth;
    isBehindBlank = filled == 0;
    var isHeader = false;
    for (var i = 0; i < cells.size() && filled > 1; i++) {
      isHeader |= mayBeHeader(cells.get(i), begins);
    }
    if (isHeader && (!begins || isWordsAlone(row) || headerWidth < 2)) {
      headers(row, begins);
      headerWidth = headerWidth == 0 ? filled : Math.min(headerWidth, filled);
    }
  }

  private boolean mayBeHeader(String cell, boolean begins) {
    if (cell.length() < 2 || PersonalData.digit(cell.charAt(0)) >= 0) {
      return false;
    }
    var slot = cell.hashCode() & (REMEMBERED - 1);
    if (!begins && cell.equals(noHeaders[slot])) {
      return false;
    }
    var words = HeaderWords.of(cell);
    if (words.kind().isPresent() || (begins && (isOpen(words) || words.isBirth()))) {
      return true;
    }
    noHeaders[slot] = cell;
    return false;
  }

  private void read(Row row, int filled, boolean isInTable) {
    var cells = row.cells();
    rows++;
    var isFull = isInTable && filled * 2 >= headerWidth && (filled > 1 || headerWidth == 1);
    var isBad = false;
    for (var i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      if (!cell.isEmpty()) {
        isBad |= read(row, i, cell, isInTable, isFull);
      }
    }
    badRows += isBad ? 1 : 0;
  }

  private boolean read(Row row, int column, String cell, boolean isInTable, boolean isFull) {
    var by = column < under.length ? under[column] : null;
    if (by != null && isFull) {
      if (by.isOfPeople && !isHeaderOfPeople.test(cell)) {
        by.key(cell, row.number());
      }
      if (by.names != null && !isHeader(cell) && by.names.look(cell, isKnown)) {
        by.words.add(row.number());
      }
      if ((by.kind != null || by.isBirth) && !isHeader(cell) && by.holds(cell)) {
        add(found, column, by.held(), row);
        return true;
      }
    }
    var kind = PersonalData.in(cell);
    if (kind.isEmpty()) {
      return false;
    }
    if (isFull || kind.get() == PersonalData.SOCIAL_SECURITY_NUMBERS) {
      add(found, column, kind.get(), row);
      return true;
    }
    if (isInTable) {
      add(sparse, column, kind.get(), row);
    }
    return false;
  }

  private static boolean isHeader(String cell) {
    var words = HeaderWords.of(cell);
    return isOpen(words) || words.isBirth() || words.kind().isPresent();
  }

  private void add(SortedMap<At, Found> to, int column, PersonalData kind, Row row) {
    to.computeIfAbsent(new At(sheet, column, kind), _ -> new Found()).add(row.number());
  }

  private void endOfSheet() {
    for (var i = 0; i < under.length; i++) {
      var names = under[i].names;
      if (names != null && names.holdsNames()) {
        badRows = Math.max(badRows, under[i].words.rows);
        found.putIfAbsent(new At(sheet, i, PersonalData.NAMES), under[i].words);
      }
      if (under[i].ssns.rows >= KEYS && !under[i].hasOtherKey) {
        badRows = Math.max(badRows, under[i].ssns.rows);
        found.putIfAbsent(new At(sheet, i, PersonalData.SOCIAL_SECURITY_NUMBERS), under[i].ssns);
      }
    }
    sparse.forEach(
        (at, some) -> {
          if (some.rows > FOOTNOTES) {
            badRows += some.rows;
            found.computeIfAbsent(at, _ -> new Found()).addAll(some);
          }
        });
  }

  /// What was found, as why the file is not taken; empty where nothing was.
  public Optional<Report.Refused> refused() {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var groups = new ArrayList<ProblemGroup>();
    var first = new ArrayList<RowProblem>();
    found.forEach(
        (at, rowsOfIt) -> {
          var arguments =
              List.of(Integer.toString(at.column() + 1), at.sheet() == 0 ? "" : "" + at.sheet());
          var column = letters(at.column());
          groups.add(
              new ProblemGroup(
                  at.kind().code().id(), column, rowsOfIt.rows, arguments, rowsOfIt.samples));
          first.add(
              new RowProblem(
                  at.kind().code(), rowsOfIt.samples.getFirst().row(), column, "", arguments));
        });
    groups.sort(Comparator.comparingInt(ProblemGroup::rows).reversed());
    var total = groups.stream().mapToInt(ProblemGroup::rows).sum();
    return Optional.of(new Report.Refused("", rows, badRows, groups, first, total, 0, List.of()));
  }

  // As a spreadsheet calls a column: A to Z, AA and on.
  private static String letters(int column) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }
}
