package org.backbone.outcomes.proposal;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.proposal.GuessedColumn.Why;
import org.backbone.outcomes.reading.PeriodText;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;

/// Guesses what a sheet means: from its header's words, in either language, and from what stands in
/// every row below. Nothing of it is taken before a person has said so.
public final class GuessSheet {
  private static final int HEADER_WITHIN = 30;
  private static final int FIRST = 12;
  private static final int MOST_ROWS = 100_000;
  private static final int MOST_COLUMNS = 400;
  private static final int ACROSS = 3;
  private static final double MOST = 0.8;
  private static final Set<String> WHEN =
      Set.of(
          "month",
          "mes",
          "period",
          "periodo",
          "year",
          "ano",
          "date",
          "fecha",
          "quarter",
          "trimestre",
          "ciclo");
  // Whom a network serves, and what tells them apart.
  private static final Set<String> PEOPLE =
      Set.of(
          "student",
          "child",
          "pupil",
          "youth",
          "participant",
          "client",
          "person",
          "patient",
          "mother",
          "estudiante",
          "alumno",
          "alumna",
          "nino",
          "nina",
          "menor",
          "participante",
          "cliente",
          "persona",
          "paciente",
          "madre",
          "joven");
  private static final Set<String> CODES =
      Set.of("id", "key", "code", "clave", "codigo", "folio", "pseudonym", "seudonimo");
  private static final Set<String> SHARES =
      Set.of("percent", "pct", "share", "rate", "porcentaje", "tasa", "parte");
  private static final Set<String> SMALL =
      Set.of(
          "of", "the", "in", "a", "de", "la", "el", "los", "las", "en", "y", "and", "por", "by",
          "number", "numero", "count", "total", "with", "con", "que", "for", "para");
  private static final Map<String, CellMark> MARKS =
      Map.ofEntries(
          Map.entry("*", CellMark.HIDDEN),
          Map.entry("**", CellMark.HIDDEN),
          Map.entry("s", CellMark.HIDDEN),
          Map.entry("ps", CellMark.HIDDEN),
          Map.entry("x", CellMark.HIDDEN),
          Map.entry("n<10", CellMark.HIDDEN),
          Map.entry("n/a", CellMark.NOT_APPLICABLE),
          Map.entry("na", CellMark.NOT_APPLICABLE),
          Map.entry("n.a.", CellMark.NOT_APPLICABLE),
          Map.entry(".", CellMark.NOT_APPLICABLE),
          Map.entry("s/d", CellMark.MISSING),
          Map.entry("n/d", CellMark.MISSING),
          Map.entry("nd", CellMark.MISSING),
          Map.entry("-", CellMark.MISSING));

  private final Catalogue catalogue;
  private final List<Row> head = new ArrayList<>();
  private final List<Row> first = new ArrayList<>();
  private List<ColumnTally> tallies = List.of();
  private int rows;

  private GuessSheet(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Guesses what a sheet means; empty where it has no table.
  public static Optional<SheetGuess> of(Rows sheet, Catalogue catalogue) throws IOException {
    return new GuessSheet(catalogue).guess(sheet);
  }

  private Optional<SheetGuess> guess(Rows sheet) throws IOException {
    while (head.size() < HEADER_WITHIN && sheet.next() instanceof Rows.Found(var row)) {
      head.add(row);
    }
    var at = headerAt();
    if (at < 0) {
      return Optional.empty();
    }
    var header = head.get(at);
    tallies =
        header.cells().stream()
            .limit(MOST_COLUMNS)
            .map(cell -> new ColumnTally(cell, catalogue))
            .toList();
    head.subList(at + 1, head.size()).forEach(this::add);
    while (rows < MOST_ROWS && sheet.next() instanceof Rows.Found(var row)) {
      add(row);
    }
    return Optional.of(guessed(header));
  }

  private void add(Row row) {
    if (row.isBlank()) {
      return;
    }
    rows++;
    if (first.size() < FIRST) {
      first.add(row);
    }
    for (var i = 0; i < tallies.size(); i++) {
      tallies.get(i).add(row.cell(i));
    }
  }

  // The first row that is about as wide as the widest, and holds words or periods alone.
  private int headerAt() {
    var widest = head.stream().mapToInt(GuessSheet::filled).max().orElse(0);
    for (var i = 0; i < head.size(); i++) {
      var row = head.get(i);
      if (filled(row) >= 2
          && filled(row) >= widest * MOST
          && row.cells().stream().map(CellText::clean).allMatch(GuessSheet::mayBeHeader)) {
        return i;
      }
    }
    return -1;
  }

  private static int filled(Row row) {
    return (int) row.cells().stream().filter(cell -> !CellText.clean(cell).isEmpty()).count();
  }

  private static boolean mayBeHeader(String cell) {
    return cell.isEmpty()
        || cell.chars().anyMatch(Character::isLetter)
        || isPeriod(cell)
        || cell.equals("%")
        || cell.equals("#");
  }

  private static boolean isPeriod(String cell) {
    return Arrays.stream(Period.Type.values())
        .anyMatch(type -> PeriodText.read(cell, type).isPresent());
  }

  private SheetGuess guessed(Row header) {
    var decimalComma = tallies.stream().mapToInt(ColumnTally::commasOverPoints).sum() > 0;
    var across = across(header, decimalComma);
    var columns = new ArrayList<GuessedColumn>();
    for (var i = 0; i < tallies.size(); i++) {
      if (across.contains(i)) {
        if (i == across.getFirst()) {
          columns.add(spread(header, across, decimalComma));
        }
      } else if (!header.cell(i).isEmpty() || tallies.get(i).seen() > 0) {
        columns.add(column(header, i, decimalComma, !across.isEmpty()));
      }
    }
    var once = onlyOnce(columns);
    return new SheetGuess(header, once, decimalComma, marks(once), first, rows);
  }

  // Columns of figures that are called by a month, each by another.
  private List<Integer> across(Row header, boolean decimalComma) {
    var found = new ArrayList<Integer>();
    for (var i = 0; i < tallies.size(); i++) {
      if (isPeriod(header.cell(i)) && isFigures(tallies.get(i), decimalComma)) {
        found.add(i);
      }
    }
    return found.size() >= ACROSS ? found : List.of();
  }

  private static boolean isFigures(ColumnTally tally, boolean decimalComma) {
    var figures = Math.max(tally.counts(decimalComma), tally.shares(decimalComma));
    return tally.seen() > 0 && figures >= tally.seen() * MOST;
  }

  // Months say nothing of what is counted: it is known where the network counts one thing alone.
  private GuessedColumn spread(Row header, List<Integer> columns, boolean decimalComma) {
    var tally = tallies.get(columns.getFirst());
    var counted =
        catalogue.indicators().size() == 1
            ? Optional.of(catalogue.indicators().getFirst())
            : Optional.<Catalogue.Indicator>empty();
    return new GuessedColumn(
        columns,
        List.of(header.cell(columns.getFirst()), header.cell(columns.getLast())),
        tally.examples(),
        counted
            .<Meaning>map(it -> new Meaning.Figure(it.id(), it.version(), Meaning.Part.COUNT))
            .orElseGet(Meaning.LeftOut::new),
        counted.isPresent() ? Why.SOME_WORDS : Why.NEW_FIGURES,
        tally.counts(decimalComma),
        tally.seen());
  }

  private GuessedColumn column(Row header, int index, boolean decimalComma, boolean hasAcross) {
    var name = header.cell(index);
    var tally = tallies.get(index);
    var words = words(name);
    var all = tally.seen();
    if (all == 0) {
      return guess(name, index, new Meaning.LeftOut(), Why.NOTHING, 0);
    }
    if (!hasAcross && isOfPeople(words) && tally.places() == 0) {
      return guess(name, index, new Meaning.Person(), Why.PEOPLE, all);
    }
    if (!hasAcross) {
      var when = when(tally);
      var isNamed = words.stream().anyMatch(WHEN::contains);
      if (when.isPresent() && (isNamed || tally.counts(decimalComma) < all)) {
        var fit = tally.periods(when.get());
        return guess(
            name, index, new Meaning.When(), fit == all ? Why.EVERY_CELL : Why.MOST_CELLS, fit);
      }
    }
    for (var dimension : catalogue.dimensions()) {
      var fit = tally.groups(dimension.id());
      if (fit >= all * MOST) {
        return guess(
            name,
            index,
            new Meaning.Who(dimension.id()),
            fit == all ? Why.EVERY_CELL : Why.MOST_CELLS,
            fit);
      }
    }
    if (tally.places() >= all * MOST) {
      return guess(
          name,
          index,
          new Meaning.Where(),
          tally.places() == all ? Why.EVERY_CELL : Why.MOST_CELLS,
          tally.places());
    }
    if (!hasAcross && tally.answers() == all && tally.numbers() < all) {
      var answered = figure(words, tally, decimalComma);
      if (answered.isPresent()) {
        return guess(name, index, answered.get(), Why.ANSWERS, all);
      }
    }
    if (isFigures(tally, decimalComma)) {
      var figure = figure(words, tally, decimalComma);
      var fit = Math.max(tally.counts(decimalComma), tally.shares(decimalComma));
      return figure
          .map(
              meaning ->
                  guess(
                      name,
                      index,
                      meaning,
                      isNamed(name, meaning) ? Why.WORDS : Why.SOME_WORDS,
                      fit))
          .orElseGet(() -> guess(name, index, new Meaning.LeftOut(), Why.NEW_FIGURES, fit));
    }
    if (tally.numbers() >= all * MOST) {
      return guess(name, index, new Meaning.LeftOut(), Why.NEW_FIGURES, tally.numbers());
    }
    return tally.places() > 0
        ? guess(name, index, new Meaning.Where(), Why.MOST_CELLS, tally.places())
        : guess(name, index, new Meaning.LeftOut(), Why.NOTHING, 0);
  }

  private GuessedColumn guess(String name, int index, Meaning meaning, Why why, int fit) {
    var tally = tallies.get(index);
    return new GuessedColumn(
        List.of(index), List.of(name), tally.examples(), meaning, why, fit, tally.seen());
  }

  // A code for each of whom a network serves.
  private static boolean isOfPeople(Set<String> words) {
    return words.stream().anyMatch(PEOPLE::contains) && words.stream().anyMatch(CODES::contains);
  }

  private static Optional<Period.Type> when(ColumnTally tally) {
    return Arrays.stream(Period.Type.values())
        .filter(type -> tally.periods(type) >= tally.seen() * MOST)
        .max(Comparator.comparingInt(tally::periods));
  }

  private Optional<Meaning> figure(Set<String> words, ColumnTally tally, boolean decimalComma) {
    var best = Optional.<Catalogue.Indicator>empty();
    var most = 0;
    for (var indicator : catalogue.indicators()) {
      var shared = indicator.names().stream().mapToInt(name -> shared(words, name)).max().orElse(0);
      // Of two versions the newer.
      if (shared > 0 && shared >= most) {
        most = shared;
        best = Optional.of(indicator);
      }
    }
    var isShare =
        tally.hasPercents()
            || words.stream().anyMatch(SHARES::contains)
            || tally.counts(decimalComma) < tally.shares(decimalComma);
    return best.map(
        indicator ->
            new Meaning.Figure(
                indicator.id(),
                indicator.version(),
                isShare && indicator.unit() != Catalogue.Unit.COUNT
                    ? Meaning.Part.SHARE
                    : Meaning.Part.COUNT));
  }

  private static int shared(Set<String> words, String name) {
    var others = words(name);
    return (int)
        words.stream().filter(word -> others.stream().anyMatch(o -> isSame(word, o))).count();
  }

  // One word in the singular and in the plural.
  private static boolean isSame(String one, String other) {
    return one.equals(other) || stem(one).equals(stem(other));
  }

  private static String stem(String word) {
    return word.length() > 4 && word.endsWith("es")
        ? word.substring(0, word.length() - 2)
        : word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private boolean isNamed(String header, Meaning meaning) {
    return meaning instanceof Meaning.Figure(var id, var version, _)
        && catalogue.indicator(id, version).stream()
            .flatMap(indicator -> indicator.names().stream())
            .anyMatch(name -> CellText.normal(name).equals(CellText.normal(header)));
  }

  private static Set<String> words(String text) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> word.length() > 1)
        .filter(word -> !SMALL.contains(word))
        .collect(Collectors.toSet());
  }

  // One column says when, and one where; of several the surest, and of those the first.
  private static List<GuessedColumn> onlyOnce(List<GuessedColumn> columns) {
    var taken = new HashSet<Class<?>>();
    var best = new LinkedHashMap<Integer, GuessedColumn>();
    for (var sure : List.of(true, false)) {
      for (var column : columns) {
        if (column.isSure() == sure
            && (column.meaning() instanceof Meaning.When
                || column.meaning() instanceof Meaning.Where)
            && taken.add(column.meaning().getClass())) {
          best.put(column.columns().getFirst(), column);
        }
      }
    }
    return columns.stream()
        .map(
            column ->
                (column.meaning() instanceof Meaning.When
                            || column.meaning() instanceof Meaning.Where)
                        && !best.containsKey(column.columns().getFirst())
                    ? new GuessedColumn(
                        column.columns(),
                        column.header(),
                        column.examples(),
                        new Meaning.LeftOut(),
                        Why.NOTHING,
                        0,
                        column.of())
                    : column)
        .toList();
  }

  private Map<String, CellMark> marks(List<GuessedColumn> columns) {
    var marks = new LinkedHashMap<String, CellMark>();
    for (var column : columns) {
      if (column.meaning() instanceof Meaning.Figure || column.why() == Why.NEW_FIGURES) {
        for (var index : column.columns()) {
          for (var mark : tallies.get(index).marks()) {
            var known = MARKS.get(mark.toLowerCase(Locale.ROOT));
            if (known != null) {
              marks.put(mark, known);
            }
          }
        }
      }
    }
    return marks;
  }
}
