package org.backbone.outcomes.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.pages.Words;

/// What a file would change, cell by cell and together, and what is unlikely about it.
final class ConfirmPage {
  private static final int MOST_LINES = 100;
  private static final int MOST_TOTALS = 36;

  private final Words words;
  private final CellWords figures;

  ConfirmPage(Words words, CellWords figures) {
    this.words = words;
    this.figures = figures;
  }

  /// What of all figures is what.
  List<String> counts(List<FigureChange> changes, Aggregate after) {
    var counts = FigureChange.counts(changes);
    var all = after.tables().values().stream().mapToInt(List::size).sum();
    var touched =
        counts.getOrDefault(FigureChange.Kind.ADDED, 0L)
            + counts.getOrDefault(FigureChange.Kind.CHANGED, 0L);
    var said =
        Stream.of(FigureChange.Kind.CHANGED, FigureChange.Kind.GONE, FigureChange.Kind.ADDED)
            .filter(counts::containsKey)
            .map(
                kind -> words.count("confirm.counts." + code(kind), counts.getOrDefault(kind, 0L)));
    return Stream.concat(said, Stream.of(words.count("confirm.counts.same", all - touched)))
        .toList();
  }

  List<ConfirmView.Doubted> doubts(List<Doubt> doubts) {
    var file = FileWords.in(words.language());
    return doubts.stream()
        .map(
            doubt ->
                new ConfirmView.Doubted(
                    file.doubt(doubt, about(doubt)),
                    file.whyDoubted(doubt),
                    doubt.examples().stream().map(this::example).toList()))
        .toList();
  }

  private String about(Doubt doubt) {
    return doubt.code().isAboutColumn() ? doubt.about() : figures.indicator(doubt.about());
  }

  private String example(Doubt.Example example) {
    if (example.place().isEmpty()) {
      return words.say("confirm.example.row", example.row());
    }
    var place = figures.place(example.place());
    return example.now().equals(Amount.ZERO)
        ? words.say("confirm.example.gone", place, figures.amount(example.before()))
        : words.say(
            "confirm.example",
            place,
            figures.amount(example.before()),
            figures.amount(example.now()));
  }

  /// All places together, where that changes.
  List<ConfirmView.Total> totals(Optional<Aggregate> before, Aggregate after) {
    var totals = new ArrayList<ConfirmView.Total>();
    var tables = new TreeSet<>(after.tables().keySet());
    before.ifPresent(was -> tables.addAll(was.tables().keySet()));
    for (var table : tables) {
      var now = before.flatMap(was -> everyone(was, table));
      var then = everyone(after, table);
      if (!now.equals(then)) {
        totals.add(
            new ConfirmView.Total(
                figures.indicator(table.indicator(), table.version()),
                words.period(table.period()),
                now.map(figures::figure).orElseGet(this::none),
                then.map(figures::figure).orElseGet(this::none)));
      }
    }
    return totals.stream().limit(MOST_TOTALS).toList();
  }

  private static Optional<Cell> everyone(Aggregate aggregate, TableKey table) {
    var all = CellKey.site(CellKey.ALL);
    return aggregate.tables().getOrDefault(table, List.of()).stream()
        .filter(
            cell ->
                cell.key().dimension().equals(CellKey.ALL)
                    && cell.key().group().equals(CellKey.ALL))
        .map(cell -> new Cell(all, cell.count(), cell.base()))
        .reduce(Cell::plus);
  }

  List<ConfirmView.Changes> changes(List<FigureChange> changes) {
    var byKind = new TreeMap<FigureChange.Kind, List<FigureChange>>();
    changes.forEach(
        change -> byKind.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change));
    return Stream.of(FigureChange.Kind.CHANGED, FigureChange.Kind.GONE, FigureChange.Kind.ADDED)
        .filter(byKind::containsKey)
        .map(kind -> changes(kind, byKind.getOrDefault(kind, List.of())))
        .toList();
  }

  private ConfirmView.Changes changes(FigureChange.Kind kind, List<FigureChange> some) {
    return new ConfirmView.Changes(
        words.count("confirm.changes." + code(kind), some.size()),
        some.stream().limit(MOST_LINES).map(this::line).toList(),
        Math.max(0, some.size() - MOST_LINES));
  }

  private ConfirmView.Line line(FigureChange change) {
    return new ConfirmView.Line(
        figures.place(change.cell().site()),
        words.period(change.table().period()),
        figures.group(change.cell()),
        figures.indicator(change.table().indicator(), change.table().version()),
        change.before().map(figures::figure).orElseGet(this::none),
        change.after().map(figures::figure).orElseGet(this::none));
  }

  private String none() {
    return words.say("confirm.none");
  }

  private static String code(FigureChange.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
