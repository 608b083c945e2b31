package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.NoteCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Tally;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.SheetRemark;
import org.jspecify.annotations.Nullable;

/// Gathers what is good to know of a sheet, and stops nothing.
final class ReadingNotes {
  private static final int MOST_ABSENT = 30;
  private static final List<NoteCode> OF_FIGURES =
      List.of(
          NoteCode.FIGURES_HIDDEN,
          NoteCode.ZEROS_HIDDEN,
          NoteCode.BASES_HIDDEN,
          NoteCode.BASES_DERIVED,
          NoteCode.COUNTS_DERIVED);

  private final Tally<RowChoice> chosen = new Tally<>();
  private final Tally<NoteCode> tally = new Tally<>();
  private List<String> absent = List.of();
  private String wrapped = "";
  private String wrappedColumn = "";
  private List<SheetRemark> remarks = List.of();
  private int titles;
  private int people;
  private int summed;

  /// A rule speaks of this row.
  void add(RowChoice choice, Row row) {
    chosen.add(choice, row.number());
  }

  /// This is so in this row.
  void add(NoteCode code, Row row) {
    tally.add(code, row.number());
  }

  /// What the sheet itself says besides its rows.
  void remarks(List<SheetRemark> said) {
    remarks = List.copyOf(said);
  }

  /// How many people count, where rows are people.
  void people(int counted) {
    people = counted;
  }

  /// At how many places everyone is the sum of groups.
  void summed(int places) {
    summed = places;
  }

  /// How many lines stand above the header.
  void titles(long lines) {
    titles = Math.toIntExact(lines);
  }

  /// Sees whether a row's place stands in the `="…"` with which a spreadsheet keeps its zeros.
  void wrapped(Plan plan, Row row) {
    var column = plan.place().columnOrNone();
    if (column < 0 || column >= row.cells().size()) {
      return;
    }
    var raw = row.cells().get(column);
    if (raw.contains("=\"") && !raw.strip().equals(row.cell(column))) {
      add(NoteCode.CODES_UNWRAPPED, row);
      if (wrapped.isEmpty()) {
        wrapped = CellText.shown(raw);
        wrappedColumn = plan.header().name(column);
      }
    }
  }

  /// Sees what of a figure is hidden, and what was worked out from the rest of it.
  void derived(Row row, @Nullable Value count, @Nullable Value base, @Nullable Value share) {
    if (isHidden(count) || isHidden(base) || isHidden(share)) {
      add(NoteCode.FIGURES_HIDDEN, row);
    }
    if (share == null || isHidden(count) || isHidden(base) || isOther(share)) {
      return;
    }
    if (base != null && count == null && !isHidden(share)) {
      add(NoteCode.COUNTS_DERIVED, row);
    } else if (base == null && count != null) {
      add(
          !isHidden(share)
              ? NoteCode.BASES_DERIVED
              : isZero(count) ? NoteCode.ZEROS_HIDDEN : NoteCode.BASES_HIDDEN,
          row);
    }
  }

  private static boolean isHidden(@Nullable Value value) {
    return value instanceof Value.Marked(var mark) && mark == CellMark.HIDDEN;
  }

  private static boolean isOther(Value value) {
    return value instanceof Value.Marked(var mark) && mark != CellMark.HIDDEN;
  }

  private static boolean isZero(Value value) {
    return value instanceof Value.Whole(var n) && n == 0;
  }

  /// Sees which places no row is about, of those that stand beside the ones that rows are about: a
  /// total must not shrink in silence.
  void absent(FileMapping mapping, Catalogue catalogue, Collection<ReadCell> cells) {
    if (!mapping.place().any().isEmpty()) {
      return;
    }
    var there = cells.stream().map(cell -> cell.place().id()).collect(Collectors.toSet());
    var beside =
        cells.stream()
            .map(cell -> cell.place().kind() + "\n" + cell.place().parent())
            .collect(Collectors.toSet());
    absent =
        catalogue.places().stream()
            .filter(place -> beside.contains(place.kind() + "\n" + place.parent()))
            .filter(place -> !there.contains(place.id()))
            .map(place -> place.names().getFirst())
            .sorted()
            .limit(MOST_ABSENT)
            .toList();
  }

  /// How many rows do not count.
  int leftOut() {
    return chosen.all().stream()
            .filter(choice -> choice.kind().leavesOut())
            .mapToInt(chosen::count)
            .sum()
        + tally.count(NoteCode.ROWS_ELSEWHERE);
  }

  /// How many figures are hidden.
  int hidden() {
    return tally.count(NoteCode.FIGURES_HIDDEN);
  }

  /// All of it, what was left out first.
  List<ProblemGroup> all() {
    var notes = new ArrayList<ProblemGroup>();
    if (people > 0) {
      notes.add(NoteCode.PEOPLE.note("", people, List.of(), List.of()));
    }
    for (var choice : chosen.all()) {
      if (choice.kind() != RowChoice.Kind.TOTALS) {
        var code =
            choice.kind() == RowChoice.Kind.KNOWN ? NoteCode.ROWS_KNOWN : NoteCode.ROWS_LEFT_OUT;
        notes.add(code.note("", chosen.count(choice), reasons(choice), chosen.first(choice)));
      }
    }
    add(notes, NoteCode.ROWS_ELSEWHERE);
    OF_FIGURES.forEach(code -> add(notes, code));
    if (!wrapped.isEmpty()) {
      notes.add(
          NoteCode.CODES_UNWRAPPED.note(
              wrappedColumn, tally.count(NoteCode.CODES_UNWRAPPED), List.of(wrapped), List.of()));
    }
    add(notes, NoteCode.PEOPLE_UNANSWERED);
    add(notes, NoteCode.TOTAL_LINES);
    if (summed > 0) {
      notes.add(NoteCode.EVERYONE_SUMMED.note("", summed, List.of(), List.of()));
    }
    absent.forEach(name -> notes.add(NoteCode.SITE_ABSENT.note("", 0, List.of(name), List.of())));
    if (titles > 0) {
      notes.add(NoteCode.TITLE_LINES.note("", titles, List.of(), List.of()));
    }
    add(notes, NoteCode.NOTE_LINES);
    add(notes, NoteCode.ROWS_BLANK);
    remarks.forEach(remark -> notes.add(NoteCode.note(remark)));
    return notes;
  }

  private void add(List<ProblemGroup> notes, NoteCode code) {
    if (tally.count(code) > 0) {
      notes.add(code.note("", tally.count(code), List.of(), tally.first(code)));
    }
  }

  private static List<String> reasons(RowChoice choice) {
    return choice.why().map(why -> Language.all().stream().map(why::in).toList()).orElse(List.of());
  }
}
