package org.backbone.outcomes.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Measures;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.reading.ReadCell;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// What a file's columns may mean, and what its first rows become where they mean what was said.
final class ColumnsPage {
  private static final int MOST_FIGURES = 6;
  private static final int MOST_FAULTS = 6;
  private static final int MOST_SHOWN = 24;

  private final Words words;
  private final CellWords figures;
  private final Catalogue catalogue;
  private final Catalogue counted;

  /// @param catalogue all that the network has
  /// @param counted the same, with the dataset's indicators alone
  ColumnsPage(Words words, Measures measures, Catalogue catalogue, Catalogue counted) {
    this.words = words;
    this.figures = new CellWords(words, measures, catalogue);
    this.catalogue = catalogue;
    this.counted = counted;
  }

  /// What a column may mean, by its code.
  Map<String, String> meanings(GuessedColumn column) {
    var meanings = new LinkedHashMap<String, String>();
    meanings.put(new Meaning.LeftOut().code(), words.say("columns.none"));
    if (column.header().getFirst().isEmpty()) {
      return meanings;
    }
    if (!column.isAcross()) {
      meanings.put(new Meaning.When().code(), words.say("columns.means.when"));
      meanings.put(new Meaning.Where().code(), words.say("columns.means.where"));
      meanings.put(new Meaning.Person().code(), words.say("columns.means.person"));
      counted
          .dimensions()
          .forEach(
              dimension ->
                  meanings.put(
                      new Meaning.Who(dimension.id()).code(),
                      words.say("columns.means.whom", figures.dimension(dimension.id()))));
    }
    for (var indicator : counted.indicators()) {
      var parts =
          indicator.unit() == Catalogue.Unit.COUNT
              ? List.of(Meaning.Part.COUNT)
              : List.of(Meaning.Part.values());
      for (var part : parts) {
        meanings.put(
            new Meaning.Figure(indicator.id(), indicator.version(), part).code(),
            words.say(
                "columns.means." + part.name().toLowerCase(Locale.ROOT),
                figures.indicator(indicator.id(), indicator.version())));
      }
    }
    return meanings;
  }

  List<ColumnsView.Column> columns(SheetGuess guess, List<Meaning> chosen, Set<Integer> unsaid) {
    var columns = new ArrayList<ColumnsView.Column>();
    for (var i = 0; i < guess.columns().size(); i++) {
      columns.add(column(guess.columns().get(i), "c" + i, chosen.get(i), unsaid.contains(i)));
    }
    return columns;
  }

  private ColumnsView.Column column(
      GuessedColumn column, String name, Meaning chosen, boolean isUnsaid) {
    var header = column.header();
    var meanings = new LinkedHashMap<String, String>();
    // Where no cell proves it, a person says it.
    if (isUnsaid) {
      meanings.put(
          "", words.say("columns.choose", meanings(column).getOrDefault(chosen.code(), "")));
    }
    meanings.putAll(meanings(column));
    return new ColumnsView.Column(
        name,
        header.size() > 1
            ? header.getFirst() + " … " + header.getLast()
            : header.getFirst().isEmpty() ? words.say("columns.unnamed") : header.getFirst(),
        column.examples().stream().findFirst().orElse(""),
        options(meanings, isUnsaid ? "" : chosen.code()),
        column.isSure() ? Kind.OK : Kind.WAIT,
        words.say(column.isSure() ? "columns.sure" : "columns.look"),
        words.say(
            "columns.why." + column.why().name().toLowerCase(Locale.ROOT),
            column.fit(),
            column.of()));
  }

  List<ColumnsView.Mark> marks(List<String> marks, Map<String, CellMark> chosen) {
    var shown = new ArrayList<ColumnsView.Mark>();
    for (var i = 0; i < marks.size(); i++) {
      var means = chosen.getOrDefault(marks.get(i), CellMark.HIDDEN);
      shown.add(new ColumnsView.Mark("m" + i, marks.get(i), options(marks(), means.name())));
    }
    return shown;
  }

  private Map<String, String> marks() {
    var texts = new LinkedHashMap<String, String>();
    for (var mark : CellMark.values()) {
      texts.put(mark.name(), words.say("columns.mark." + mark.name().toLowerCase(Locale.ROOT)));
    }
    return texts;
  }

  List<FieldView.Option> places(String chosen) {
    var places = new LinkedHashMap<String, String>();
    places.put("", words.say("columns.place.choose"));
    catalogue.places().forEach(place -> places.put(place.id(), CellWords.name(place)));
    return options(places, chosen);
  }

  private static List<FieldView.Option> options(Map<String, String> texts, String chosen) {
    return texts.entrySet().stream()
        .map(
            each ->
                new FieldView.Option(
                    each.getKey(), each.getKey(), each.getValue(), each.getKey().equals(chosen)))
        .toList();
  }

  static List<String> header(SheetGuess guess) {
    return guess.header().cells().stream().limit(MOST_SHOWN).map(CellText::shown).toList();
  }

  static List<ColumnsView.FirstRow> first(SheetGuess guess) {
    var width = header(guess).size();
    return guess.first().stream()
        .map(
            row ->
                new ColumnsView.FirstRow(
                    row.number(),
                    Stream.iterate(0, i -> i < width, i -> i + 1)
                        .map(i -> CellText.shown(row.cell(i)))
                        .toList()))
        .toList();
  }

  /// What the first rows become.
  ///
  /// @param figures some of them
  /// @param more how many more there are
  /// @param faults what needs an answer
  record Become(List<ColumnsView.Figure> figures, int more, List<String> faults) {}

  Become become(SheetGuess guess, FileMapping mapping, Period period) {
    var reading = SheetReading.of(List.of(mapping), catalogue, Optional.of(period));
    var faults = new ArrayList<String>();
    var file = FileWords.in(words.language());
    for (var row : Stream.concat(Stream.of(guess.header()), guess.first().stream()).toList()) {
      if (reading.wantsMore()) {
        reading.read(row).stream().map(file::message).forEach(faults::add);
      }
    }
    if (reading.wantsMore()) {
      reading.end().stream().map(file::message).forEach(faults::add);
    }
    var cells = reading.result().cells();
    return new Become(
        cells.stream().limit(MOST_FIGURES).map(this::figure).toList(),
        Math.max(0, cells.size() - MOST_FIGURES),
        faults.stream().limit(MOST_FAULTS).toList());
  }

  /// Whether a mapping would read the file as well: its header has all its columns.
  boolean reads(SheetGuess guess, FileMapping mapping, Period period) {
    var reading = SheetReading.of(List.of(mapping), catalogue, Optional.of(period));
    Row header = guess.header();
    var _ = reading.read(header);
    return reading.header().isPresent();
  }

  private ColumnsView.Figure figure(ReadCell cell) {
    return new ColumnsView.Figure(
        CellWords.name(cell.place()),
        words.period(cell.table().period()),
        group(cell.group()),
        figures.indicator(cell.table().indicator(), cell.table().version()),
        value(cell));
  }

  private String group(String code) {
    var parts = code.split(":", 2);
    return parts.length < 2
        ? words.say("columns.everyone")
        : figures.group(new CellKey(CellKey.ALL, parts[0], parts[1]));
  }

  private String value(ReadCell cell) {
    return cell.mark()
        .map(mark -> words.say("columns.mark." + mark.name().toLowerCase(Locale.ROOT)))
        .orElseGet(() -> figures.figure(cell.count(), cell.base()));
  }

  /// Whether some places of the file are none that are known.
  static boolean hasUnknownPlaces(SheetGuess guess, List<Meaning> chosen) {
    for (var i = 0; i < chosen.size(); i++) {
      var column = guess.columns().get(i);
      if (chosen.get(i) instanceof Meaning.Where
          && (!(column.meaning() instanceof Meaning.Where) || column.fit() < column.of())) {
        return true;
      }
    }
    return false;
  }

  static MappingDraft draft(
      SheetGuess guess,
      String dataset,
      List<Meaning> chosen,
      Map<String, CellMark> marks,
      boolean others,
      String place) {
    var columns = new ArrayList<MappingDraft.Said>();
    for (var i = 0; i < chosen.size(); i++) {
      columns.add(MappingDraft.said(guess.columns().get(i), chosen.get(i)));
    }
    return new MappingDraft(
        "own", dataset, columns, guess.decimalComma(), marks, others, "", place);
  }
}
