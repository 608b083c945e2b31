package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.AnswerReader;
import org.backbone.outcomes.values.CellReader;
import org.backbone.outcomes.values.CellReader.Holds;
import org.backbone.outcomes.values.Notation;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.jspecify.annotations.Nullable;

/// Lays a mapping over a header, or says what the header lacks.
final class Binding {
  private final FileMapping mapping;
  private final Catalogue catalogue;
  private final Keys keys;
  private final Optional<Period> asked;

  /// A part of a figure.
  private enum Part {
    COUNT,
    BASE,
    SHARE
  }

  Binding(FileMapping mapping, Catalogue catalogue, Optional<Period> asked) {
    this.mapping = mapping;
    this.catalogue = catalogue;
    this.keys = new Keys(catalogue, mapping.place());
    this.asked = asked;
  }

  /// What is laid over a header.
  FileMapping mapping() {
    return mapping;
  }

  /// What texts of the sheet mean.
  Keys keys() {
    return keys;
  }

  /// How many rows a header has.
  int headerRows() {
    return mapping.headerRows();
  }

  /// How many of the columns that the mapping needs a header has.
  long has(Header header) {
    var singles = needed().stream().filter(name -> !header.columns(name).isEmpty()).count();
    return singles + acrossTexts().size() - acrossMissing(header).size();
  }

  /// How many columns the mapping needs.
  long needs() {
    return (long) needed().size() + acrossTexts().size();
  }

  /// What the mapping calls its columns, for a message.
  List<String> names() {
    var names = new ArrayList<>(needed());
    acrossTexts().forEach(text -> names.add(example(text)));
    return List.copyOf(names);
  }

  /// The columns that a header lacks.
  List<RowProblem> missing(Header header) {
    var missing = new ArrayList<RowProblem>();
    needed().stream()
        .filter(name -> header.columns(name).isEmpty())
        .forEach(name -> missing.add(columnMissing(header, name)));
    acrossMissing(header).forEach(text -> missing.add(columnMissing(header, example(text))));
    return missing;
  }

  // Patterns that no column has whose texts mean anything.
  private Set<String> acrossMissing(Header header) {
    var missing = new LinkedHashSet<String>();
    for (var figure : mapping.figures()) {
      var indicator = indicator(figure);
      for (var part : Part.values()) {
        if (source(figure, part).orElse(null) instanceof Source.Across(var text, _)
            && header.across(HeaderPattern.of(text)).values().stream()
                .allMatch(texts -> meant(texts, figure, indicator).isEmpty())) {
          missing.add(text);
        }
      }
    }
    return missing;
  }

  private Catalogue.Indicator indicator(FigureSource figure) {
    return catalogue
        .indicator(figure.indicator(), figure.version())
        .orElseThrow(() -> new IllegalStateException("no indicator " + figure.indicator()));
  }

  // What a header with such a pattern may look like.
  private String example(String text) {
    var example = text;
    for (var name : HeaderPattern.of(text).names()) {
      var sources = new ArrayList<Source>(mapping.groups());
      sources.add(mapping.period());
      mapping.figures().forEach(figure -> figure.group().ifPresent(sources::add));
      for (var source : sources) {
        if (source instanceof Source.Across(var of, var values) && of.equals(name)) {
          var shown =
              source.equals(mapping.period()) && values.isEmpty()
                  ? examplePeriod()
                  : values.keySet().stream().sorted().findFirst().orElse("…");
          example = HeaderPattern.filled(example, name, shown);
        }
      }
    }
    return example;
  }

  private String examplePeriod() {
    return PeriodText.example(indicator(mapping.figures().getFirst()).periodType());
  }

  /// The mapping over this header, whose needed columns are all there.
  ///
  /// @param above the rows above it
  /// @param problems takes what keeps the sheet from being read
  Plan plan(Header header, List<Row> above, List<RowProblem> problems) {
    needed().stream()
        .filter(name -> header.columns(name).size() > 1)
        .forEach(name -> problems.add(columnTwice(header, name)));
    var figures = new ArrayList<Plan.Figure>();
    for (var figure : mapping.figures()) {
      figures.addAll(figures(header, above, figure, problems));
    }
    var choices =
        mapping.rows().stream()
            .filter(choice -> !header.columns(choice.column()).isEmpty())
            .map(choice -> Plan.Choice.of(choice, header.columns(choice.column()).getFirst()))
            .toList();
    var groups =
        mapping.groups().stream()
            .filter(source -> !(source instanceof Source.Across))
            .map(source -> key(header, source))
            .toList();
    return new Plan(
        header,
        key(header, mapping.place().source()),
        mapping.place().in().map(source -> key(header, source)).orElse(null),
        groups,
        figures,
        choices,
        mapping.isOfPeople() ? header.columns(mapping.person()).getFirst() : null);
  }

  private List<Plan.Figure> figures(
      Header header, List<Row> above, FigureSource figure, List<RowProblem> problems) {
    var indicator = indicator(figure);
    var combinations = new LinkedHashMap<Map<String, String>, Map<Part, Integer>>();
    var written = new HashMap<Map<String, String>, Map<String, String>>();
    var across = new EnumMap<Part, String>(Part.class);
    for (var part : Part.values()) {
      if (source(figure, part).orElse(null) instanceof Source.Across(var text, _)) {
        across.put(part, text);
        header
            .across(HeaderPattern.of(text))
            .forEach(
                (column, texts) ->
                    meant(texts, figure, indicator)
                        .ifPresentOrElse(
                            meant -> {
                              written.putIfAbsent(meant, texts);
                              var parts =
                                  combinations.computeIfAbsent(
                                      meant, _ -> new EnumMap<>(Part.class));
                              if (parts.put(part, column) != null) {
                                problems.add(columnTwice(header, header.name(column)));
                              }
                            },
                            () ->
                                unclear(header, column, texts, indicator)
                                    .ifPresent(problems::add)));
      }
    }
    if (across.isEmpty()) {
      return List.of(figure(header, above, figure, indicator, Map.of(), Map.of(), problems));
    }
    if (combinations.isEmpty()) {
      across.values().forEach(text -> problems.add(columnMissing(header, example(text))));
    }
    var figures = new ArrayList<Plan.Figure>();
    combinations.forEach(
        (texts, parts) -> {
          across.forEach(
              (part, text) -> {
                if (!parts.containsKey(part)) {
                  problems.add(
                      columnMissing(header, filled(text, written.getOrDefault(texts, texts))));
                }
              });
          figures.add(figure(header, above, figure, indicator, texts, parts, problems));
        });
    return figures;
  }

  private String filled(String pattern, Map<String, String> texts) {
    var filled = pattern;
    for (var entry : texts.entrySet()) {
      filled = HeaderPattern.filled(filled, entry.getKey(), asWritten(entry));
    }
    return filled;
  }

  // As the mapping writes it, where it says what it means.
  private String asWritten(Map.Entry<String, String> text) {
    return sources().stream()
        .flatMap(
            source ->
                source instanceof Source.Across(var name, var values) && name.equals(text.getKey())
                    ? values.keySet().stream()
                    : Stream.<String>empty())
        .filter(written -> CellText.normal(written).equals(text.getValue()))
        .findFirst()
        .orElse(text.getValue());
  }

  // A column that may well be a month or a year of ours, written so that nobody can tell which.
  private Optional<RowProblem> unclear(
      Header header, int column, Map<String, String> texts, Catalogue.Indicator indicator) {
    if (!(mapping.period() instanceof Source.Across(var name, var values))
        || !values.isEmpty()
        || !PeriodText.isNearly(texts.getOrDefault(name, ""))) {
      return Optional.empty();
    }
    return Optional.of(
        new RowProblem(
            ProblemCode.COLUMN_PERIOD_UNCLEAR,
            header.row(),
            header.name(column),
            "",
            List.of(PeriodText.example(indicator.periodType()))));
  }

  // What stands for each name, where the catalogue knows it; else the column is another one.
  private Optional<Map<String, String>> meant(
      Map<String, String> texts, FigureSource figure, Catalogue.Indicator indicator) {
    var meant = new HashMap<String, String>();
    for (var entry : texts.entrySet()) {
      var means = meant(entry.getKey(), entry.getValue(), figure, indicator);
      if (means.isEmpty()) {
        return Optional.empty();
      }
      meant.put(entry.getKey(), means.get());
    }
    return Optional.of(meant);
  }

  private Optional<String> meant(
      String name, String text, FigureSource figure, Catalogue.Indicator indicator) {
    if (mapping.period() instanceof Source.Across(var period, var values) && period.equals(name)) {
      return valued(values, text)
          .flatMap(value -> keys.period(value, indicator.periodType()))
          .map(Period::code);
    }
    for (var source : groupSources(figure)) {
      if (source instanceof Source.Across(var group, var values) && group.equals(name)) {
        return valued(values, text)
            .flatMap(
                value ->
                    keys.group(value) instanceof Keys.Found.Known<String>(var key)
                        ? Optional.of(key)
                        : Optional.empty());
      }
    }
    return Optional.of(text);
  }

  private static Optional<String> valued(Map<String, String> values, String text) {
    return values.isEmpty()
        ? Optional.of(text)
        : Optional.ofNullable(normal(values).get(CellText.normal(text)));
  }

  private List<Source> groupSources(FigureSource figure) {
    return figure.group().map(List::of).orElse(mapping.groups());
  }

  private Plan.Figure figure(
      Header header,
      List<Row> above,
      FigureSource figure,
      Catalogue.Indicator indicator,
      Map<String, String> texts,
      Map<Part, Integer> columns,
      List<RowProblem> problems) {
    Plan.@Nullable Key group = null;
    for (var source : groupSources(figure)) {
      if (source instanceof Source.Across(var name, _) && texts.containsKey(name)) {
        group = new Plan.Key.Fixed(texts.getOrDefault(name, CellKey.ALL));
      } else if (figure.group().isPresent()) {
        group = key(header, source);
      }
    }
    return Plan.Figure.of(
        indicator,
        period(header, above, indicator, texts, problems),
        group,
        measure(header, figure, Part.COUNT, columns),
        measure(header, figure, Part.BASE, columns),
        measure(header, figure, Part.SHARE, columns));
  }

  private Plan.Key period(
      Header header,
      List<Row> above,
      Catalogue.Indicator indicator,
      Map<String, String> texts,
      List<RowProblem> problems) {
    return switch (mapping.period()) {
      case Source.Across(var name, _) -> new Plan.Key.Fixed(texts.getOrDefault(name, ""));
      case Source.Title(var line) -> {
        var found = titled(line, above, indicator);
        if (found.isEmpty() && asked.isEmpty()) {
          problems.add(RowProblem.ofFile(ProblemCode.PERIOD_MISSING, line.replace("{it}", "…")));
        }
        yield new Plan.Key.Fixed(found.or(() -> asked).map(Period::code).orElse(""));
      }
      case Source.Asked() -> {
        if (asked.isEmpty()) {
          problems.add(RowProblem.ofFile(ProblemCode.PERIOD_UNSAID));
        }
        yield new Plan.Key.Fixed(asked.map(Period::code).orElse(""));
      }
      case Source.Constant constant -> new Plan.Key.Fixed(constant.value());
      case Source.Column column -> key(header, column);
      case Source.Sum _ -> throw new IllegalStateException("a period is no sum");
    };
  }

  private Optional<Period> titled(String line, List<Row> above, Catalogue.Indicator indicator) {
    var pattern = HeaderPattern.of(line);
    var found = new LinkedHashSet<Period>();
    for (var row : above) {
      for (var cell : row.cells()) {
        pattern
            .texts(cell)
            .flatMap(texts -> keys.period(texts.values().iterator().next(), indicator.periodType()))
            .ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Plan.Key key(Header header, Source source) {
    return switch (source) {
      case Source.Constant(var value) -> new Plan.Key.Fixed(value);
      case Source.Column(var name, var values, var otherwise, _) -> {
        var columns = header.columns(name);
        yield columns.isEmpty()
            ? new Plan.Key.Fixed(otherwise)
            : new Plan.Key.At(columns.getFirst(), normal(values), otherwise);
      }
      case Source.Across _, Source.Asked _, Source.Sum _, Source.Title _ ->
          throw new IllegalStateException("no key of a row: " + source);
    };
  }

  private Plan.@Nullable Measure measure(
      Header header, FigureSource figure, Part part, Map<Part, Integer> across) {
    var source = source(figure, part);
    if (source.isEmpty()) {
      return null;
    }
    if (mapping.isOfPeople()) {
      return answers(header, source.get());
    }
    var columns =
        switch (source.get()) {
          case Source.Column(var name, _, _, _) -> header.columns(name).stream().limit(1).toList();
          case Source.Sum(var names) ->
              names.stream().flatMap(name -> header.columns(name).stream().limit(1)).toList();
          case Source.Across _ ->
              across.containsKey(part) ? List.of(across.getOrDefault(part, 0)) : List.<Integer>of();
          case Source.Asked _, Source.Constant _, Source.Title _ ->
              throw new IllegalStateException("no measure: " + source);
        };
    if (columns.isEmpty()) {
      return null;
    }
    var holds =
        part != Part.SHARE ? Holds.COUNTS : figure.fraction() ? Holds.FRACTIONS : Holds.SHARES;
    var notation =
        new Notation(
            part == Part.SHARE ? figure.decimals() : 0, mapping.decimalComma(), mapping.marks());
    return new Plan.Measure(
        columns, new CellReader(holds, notation, header.name(columns.getFirst())));
  }

  // Yes or no, or yes for everyone.
  private Plan.Measure answers(Header header, Source source) {
    return switch (source) {
      case Source.Column(var name, var values, _, _) ->
          new Plan.Measure(
              List.of(header.columns(name).getFirst()),
              new AnswerReader(mapping.marks(), name, values));
      case Source.Constant _ ->
          new Plan.Measure(List.of(), new AnswerReader(mapping.marks(), "", Map.of()));
      case Source.Across _, Source.Asked _, Source.Sum _, Source.Title _ ->
          throw new IllegalStateException("no answer: " + source);
    };
  }

  private static Optional<Source> source(FigureSource figure, Part part) {
    return switch (part) {
      case COUNT -> figure.count();
      case BASE -> figure.base();
      case SHARE -> figure.share();
    };
  }

  private static Map<String, String> normal(Map<String, String> values) {
    var normal = new HashMap<String, String>();
    values.forEach((text, value) -> normal.put(CellText.normal(text), value));
    return normal;
  }

  private Set<String> needed() {
    var needed = new LinkedHashSet<String>();
    sources().forEach(source -> addNames(needed, source));
    mapping.rows().forEach(choice -> needed.add(choice.column()));
    if (mapping.isOfPeople()) {
      needed.add(mapping.person());
    }
    return needed;
  }

  private static void addNames(Set<String> needed, Source source) {
    switch (source) {
      case Source.Column(var name, _, _, var optional) when !optional -> needed.add(name);
      case Source.Sum(var names) -> needed.addAll(names);
      case Source.Across _, Source.Asked _, Source.Column _, Source.Constant _, Source.Title _ -> {
        // None of these needs a column of that name.
      }
    }
  }

  private List<Source> sources() {
    var sources = new ArrayList<Source>();
    sources.add(mapping.period());
    sources.add(mapping.place().source());
    mapping.place().in().ifPresent(sources::add);
    sources.addAll(mapping.groups());
    for (var figure : mapping.figures()) {
      for (var part : Part.values()) {
        source(figure, part).ifPresent(sources::add);
      }
      figure.group().ifPresent(sources::add);
    }
    return sources;
  }

  private Set<String> acrossTexts() {
    var texts = new LinkedHashSet<String>();
    for (var figure : mapping.figures()) {
      for (var part : Part.values()) {
        if (source(figure, part).orElse(null) instanceof Source.Across(var text, _)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static RowProblem columnMissing(Header header, String name) {
    return new RowProblem(ProblemCode.COLUMN_MISSING, header.row(), "", "", List.of(name));
  }

  private static RowProblem columnTwice(Header header, String name) {
    return new RowProblem(ProblemCode.COLUMN_TWICE, header.row(), name, "", List.of());
  }

  /// The names that keys of the mapping use and no measure's pattern has: a fault of the mapping.
  static Set<String> unboundNames(FileMapping mapping) {
    var there = new HashSet<String>();
    for (var figure : mapping.figures()) {
      for (var part : Part.values()) {
        if (source(figure, part).orElse(null) instanceof Source.Across(var text, _)) {
          there.addAll(HeaderPattern.of(text).names());
        }
      }
    }
    var unbound = new LinkedHashSet<String>();
    var keys = new ArrayList<Source>(mapping.groups());
    keys.add(mapping.period());
    mapping.figures().forEach(figure -> figure.group().ifPresent(keys::add));
    for (var key : keys) {
      if (key instanceof Source.Across(var name, _) && !there.contains(name)) {
        unbound.add(name);
      }
    }
    return unbound;
  }
}
