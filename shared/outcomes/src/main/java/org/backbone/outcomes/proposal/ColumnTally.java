package org.backbone.outcomes.proposal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.reading.PeriodText;
import org.backbone.outcomes.values.AnswerReader;
import org.backbone.outcomes.values.CellReader;
import org.backbone.outcomes.values.Notation;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;

/// Counts what the cells of one column could be.
final class ColumnTally {
  private static final int EXAMPLES = 3;
  private static final int MOST_MARKS = 12;
  private static final int LONGEST_MARK = 12;
  private static final Pattern COMMA_DECIMALS =
      Pattern.compile("[0-9]{1,3}(?:\\.?[0-9]{3})*,[0-9]{1,2}");
  private static final Pattern POINT_DECIMALS =
      Pattern.compile("[0-9]{1,3}(?:,?[0-9]{3})*\\.[0-9]{1,2}");

  // As counts they are thousands alone.
  private static final Pattern POINT_THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}(?:\\.[0-9]{3})+");
  private static final Pattern COMMA_THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})+");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,' ]*%?");

  private final Map<String, Catalogue.Place> places;
  private final Map<String, String> groups;
  private final List<CellReader> counts;
  private final List<CellReader> shares;
  private final Map<Period.Type, Integer> periods = new EnumMap<>(Period.Type.class);
  private final Map<String, Integer> byDimension = new HashMap<>();
  private final Set<String> examples = new LinkedHashSet<>();
  private final Set<String> marks = new LinkedHashSet<>();
  private final int[] whole = new int[2];
  private final int[] parts = new int[2];
  private int seen;
  private int known;
  private int commas;
  private int points;
  private int percents;
  private int numbers;
  private int answers;

  ColumnTally(String header, Catalogue catalogue) {
    this.places = catalogue.placesByName();
    this.groups = catalogue.groupsByName();
    this.counts = readers(CellReader.Holds.COUNTS, header);
    this.shares = readers(CellReader.Holds.SHARES, header);
  }

  private static List<CellReader> readers(CellReader.Holds holds, String header) {
    return List.of(
        new CellReader(holds, new Notation(0, false, Map.of()), header),
        new CellReader(holds, new Notation(0, true, Map.of()), header));
  }

  void add(String cell) {
    if (cell.isEmpty()) {
      return;
    }
    seen++;
    if (examples.size() < EXAMPLES) {
      examples.add(CellText.shown(cell));
    }
    for (var type : Period.Type.values()) {
      if (PeriodText.read(cell, type).isPresent()) {
        periods.merge(type, 1, Integer::sum);
      }
    }
    known += places.containsKey(CellText.normal(cell)) ? 1 : 0;
    var group = groups.get(CellText.normal(cell));
    if (group != null) {
      byDimension.merge(group.split(":", 2)[0], 1, Integer::sum);
    }
    commas += isOneOf(cell, COMMA_DECIMALS, POINT_THOUSANDS) ? 1 : 0;
    points += isOneOf(cell, POINT_DECIMALS, COMMA_THOUSANDS) ? 1 : 0;
    percents += cell.endsWith("%") ? 1 : 0;
    var isNumber = NUMBER.matcher(cell).matches();
    numbers += isNumber ? 1 : 0;
    answers += AnswerReader.isAnswer(cell) ? 1 : 0;
    for (var i = 0; i < whole.length; i++) {
      var count = counts.get(i).read(cell);
      var share = shares.get(i).read(cell);
      whole[i] += isFigure(count) ? 1 : 0;
      parts[i] += isFigure(share) ? 1 : 0;
      isNumber |= isFigure(count) || isFigure(share);
    }
    if (!isNumber && cell.length() <= LONGEST_MARK && marks.size() < MOST_MARKS) {
      marks.add(cell);
    }
  }

  private static boolean isOneOf(String cell, Pattern one, Pattern other) {
    return one.matcher(cell).matches() || other.matcher(cell).matches();
  }

  private static boolean isFigure(Value value) {
    return !(value instanceof Value.Odd) && !(value instanceof Value.Marked);
  }

  int seen() {
    return seen;
  }

  List<String> examples() {
    return List.copyOf(examples);
  }

  /// Texts in it that are no numbers, and short.
  Set<String> marks() {
    return marks;
  }

  int periods(Period.Type type) {
    return periods.getOrDefault(type, 0);
  }

  int places() {
    return known;
  }

  int groups(String dimension) {
    return byDimension.getOrDefault(dimension, 0);
  }

  int counts(boolean decimalComma) {
    return whole[decimalComma ? 1 : 0];
  }

  int shares(boolean decimalComma) {
    return parts[decimalComma ? 1 : 0];
  }

  int numbers() {
    return numbers;
  }

  /// How many of its cells say yes or no.
  int answers() {
    return answers;
  }

  boolean hasPercents() {
    return percents > 0;
  }

  /// How many more of its numbers have decimals behind a comma than behind a point.
  int commasOverPoints() {
    return commas - points;
  }
}
