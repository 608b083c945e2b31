package org.backbone.outcomes.check;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Column.Measure;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.outcomes.values.CellReader;
import org.backbone.outcomes.values.CellReader.Holds;
import org.backbone.outcomes.values.Oddity;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;

/// A mapping laid over the header of one sheet: which cell of a row means what.
final class SheetLayout {
  private static final int NAMES = 3;

  final Dataset dataset;
  final Mapping mapping;
  final Row header;
  final int width;
  final Place site;
  final Map<String, String> siteCodes;
  final Map<String, String> siteNames;
  final Pattern sitePattern;
  final Optional<Place> group;
  final Map<String, String> groupCodes;
  final List<Quantity> quantities;
  final List<Rule> rules;
  final List<Ignored> ignored;
  private final List<Place> names;

  /// A column of the sheet: where it stands, and its header as it is written there.
  record Place(int index, String header) {}

  /// A measure's column, and how its cells are read.
  record Spot(Place place, CellReader reader) {
    static Spot of(Place place, Measure measure) {
      return new Spot(
          place,
          new CellReader(
              measure.part() == Part.RATE ? Holds.SHARES : Holds.COUNTS,
              measure.notation(),
              place.header()));
    }

    ProblemCode problem(Oddity oddity) {
      return ProblemCode.of(oddity, reader.holds());
    }
  }

  /// A figure as each row says it, with the table that it goes to.
  record Quantity(MappedFigure figure, TableKey table, Map<Part, Spot> parts) {}

  /// A rule about rows, with its column.
  record Rule(
      RowRule rule, Place place, Set<String> values, List<String> ours, Set<String> others) {}

  /// A column that is left out.
  record Ignored(Place place, Column.Ignored why) {}

  private SheetLayout(Dataset dataset, Mapping mapping, Row header, Period period) {
    this.dataset = dataset;
    this.mapping = mapping;
    this.header = header;
    var places = places(mapping, header);
    this.width = places.values().stream().mapToInt(List::size).sum();
    var siteColumn = places.keySet().stream().filter(c -> c.role() instanceof Column.Site);
    var siteAt = siteColumn.findFirst().orElseThrow();
    this.site = first(places, siteAt);
    var role = (Column.Site) siteAt.role();
    this.siteCodes = normal(role.sites());
    this.siteNames = role.sites();
    this.sitePattern = Pattern.compile(role.pattern().isEmpty() ? "(?s).*" : role.pattern());
    var groupAt = places.keySet().stream().filter(c -> c.role() instanceof Column.Group);
    var groupColumn = groupAt.findFirst();
    this.group = groupColumn.map(column -> first(places, column));
    this.groupCodes =
        groupColumn.map(column -> normal(((Column.Group) column.role()).groups())).orElse(Map.of());
    this.quantities = quantities(mapping, places, period);
    this.rules = mapping.rules().stream().map(rule -> rule(rule, places)).toList();
    this.ignored = ignored(places);
    this.names = names(places);
  }

  /// What tells people whose a row is, as it stands in the row.
  String about(Row row) {
    return names.stream()
        .map(place -> row.cell(place.index()))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  /// Whether this is the name or code of a site that can be ours.
  boolean knowsSite(String text) {
    return siteCodes.isEmpty()
        ? sitePattern.matcher(text).matches()
        : siteCodes.containsKey(CellText.normal(text));
  }

  /// Whether a column right of ours is the one that an error file adds.
  boolean isErrorColumn(int index) {
    return index >= width && ErrorColumn.isTitle(header.cell(index));
  }

  /// The names that the group column may hold.
  List<String> groupNames() {
    return mapping.columns().stream()
        .filter(column -> column.role() instanceof Column.Group)
        .flatMap(column -> ((Column.Group) column.role()).groups().keySet().stream())
        .sorted()
        .toList();
  }

  static SheetLayout of(Dataset dataset, Mapping mapping, Row header, Period period) {
    return new SheetLayout(dataset, mapping, header, period);
  }

  /// The headers that a mapping expects, one for each column of the sheet.
  static List<HeaderText> expected(Mapping mapping) {
    var expected = new ArrayList<HeaderText>();
    for (var column : mapping.columns()) {
      var text = HeaderText.of(column.header());
      for (var i = 0; i < column.times(); i++) {
        expected.add(text);
      }
    }
    return expected;
  }

  /// Where `column` of a mapping begins in the sheet.
  private static Map<Column, List<Place>> places(Mapping mapping, Row header) {
    var places = new LinkedHashMap<Column, List<Place>>();
    var index = 0;
    for (var column : mapping.columns()) {
      var list = new ArrayList<Place>();
      for (var i = 0; i < column.times(); i++, index++) {
        list.add(new Place(index, index < header.cells().size() ? header.cells().get(index) : ""));
      }
      places.put(column, list);
    }
    return places;
  }

  private static Place first(Map<Column, List<Place>> places, Column column) {
    return places.getOrDefault(column, List.of()).getFirst();
  }

  private static List<Quantity> quantities(
      Mapping mapping, Map<Column, List<Place>> places, Period period) {
    var quantities = new ArrayList<Quantity>();
    for (var figure : mapping.figures()) {
      var parts = new HashMap<Part, Spot>();
      var monthly = new ArrayList<Quantity>();
      places.forEach(
          (column, at) -> {
            if (column.role() instanceof Measure measure && measure.figure().equals(figure.id())) {
              var text = HeaderText.of(column.header());
              if (at.size() == 1) {
                parts.put(measure.part(), Spot.of(at.getFirst(), measure));
              } else {
                for (var place : at) {
                  var month = text.periodIn(place.header()).orElse(period);
                  monthly.add(
                      new Quantity(
                          figure,
                          new TableKey(figure.indicator(), figure.version(), month),
                          Map.of(measure.part(), Spot.of(place, measure))));
                }
              }
            }
          });
      if (monthly.isEmpty()) {
        var table = new TableKey(figure.indicator(), figure.version(), period);
        quantities.add(new Quantity(figure, table, Map.copyOf(parts)));
      }
      quantities.addAll(monthly);
    }
    return quantities;
  }

  private static Rule rule(RowRule rule, Map<Column, List<Place>> places) {
    var place =
        places.entrySet().stream()
            .filter(entry -> entry.getKey().header().equals(rule.column()))
            .map(entry -> entry.getValue().getFirst())
            .findFirst()
            .orElseThrow();
    return switch (rule) {
      case RowRule.Area(_, var values, var ours, var others, _) ->
          new Rule(
              rule,
              place,
              normal(values),
              ours.stream().map(ending -> normalEnding(ending)).toList(),
              normal(others));
      case RowRule.Except(_, var values, _) ->
          new Rule(rule, place, normal(values), List.of(), Set.of());
    };
  }

  private static List<Ignored> ignored(Map<Column, List<Place>> places) {
    var ignored = new ArrayList<Ignored>();
    places.forEach(
        (column, at) -> {
          if (column.role() instanceof Column.Ignored why) {
            at.forEach(place -> ignored.add(new Ignored(place, why)));
          }
        });
    return ignored;
  }

  // The columns before the first figure, as people order a sheet; the last of them say most.
  private static List<Place> names(Map<Column, List<Place>> places) {
    var before = new ArrayList<Place>();
    for (var entry : places.entrySet()) {
      if (entry.getKey().role() instanceof Measure) {
        break;
      }
      before.addAll(entry.getValue());
    }
    return List.copyOf(before.subList(Math.max(0, before.size() - NAMES), before.size()));
  }

  private static Set<String> normal(Iterable<String> values) {
    var normal = new HashSet<String>();
    values.forEach(value -> normal.add(CellText.normal(value)));
    return normal;
  }

  // An ending may begin with a space that tells it from the end of a longer word.
  private static String normalEnding(String ending) {
    return ending.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> normal(Map<String, String> codes) {
    var normal = new HashMap<String, String>();
    codes.forEach((text, code) -> normal.put(CellText.normal(text), code));
    return normal;
  }

  /// The period of `type` that holds `month`.
  static Period around(Period.Type type, YearMonth month) {
    var year = month.getYear();
    var code =
        switch (type) {
          case MONTH -> month.toString();
          case QUARTER -> year + "-Q" + (month.getMonthValue() + 2) / 3;
          case CALENDAR_YEAR -> "CY" + year;
          case FISCAL_YEAR -> "FY" + (month.getMonthValue() >= 10 ? year + 1 : year);
          case SCHOOL_YEAR -> {
            var first = month.getMonthValue() >= 7 ? year : year - 1;
            yield "SY%d-%02d".formatted(first, (first + 1) % 100);
          }
        };
    return new Period(code);
  }

  /// The first month of a period.
  static YearMonth firstMonth(Period period) {
    return YearMonth.from(period.first());
  }
}
