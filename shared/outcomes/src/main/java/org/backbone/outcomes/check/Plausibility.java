package org.backbone.outcomes.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Period;

/// Holds figures against those that the same partner sent before: what is unlikely beside them may
/// be so, and is asked about.
///
/// Places are compared by what stands there for everyone, in the middle of a file's periods; where
/// that is a range, by its near end, so that nothing is asked about that may be the same.
public final class Plausibility {
  // So few people more or less are no news, whatever share of a small place they are.
  private static final double FEW = 10;
  private static final double TEN_FOLD = 8;
  private static final int MOST_FOLD = 13;
  private static final int FEWEST_SAME = 3;
  private static final double HUNDRED = 100;

  private final List<Aggregate> history;
  private final ToIntFunction<String> likely;

  /// @param history what the partner sent of the dataset before, the newest first: what this would
  ///     replace, or else what it sent for the period before, and the one before that
  /// @param likely by how many percent a figure of an indicator may change before it is asked about
  public Plausibility(List<Aggregate> history, ToIntFunction<String> likely) {
    this.history = List.copyOf(history);
    this.likely = likely;
  }

  /// What is unlikely about `now`.
  ///
  /// @param isOtherPeriod whether `history` begins with another period, of which the figures can
  ///     hardly be the same
  public List<Doubt> doubts(Aggregate now, boolean isOtherPeriod) {
    if (history.isEmpty()) {
      return List.of();
    }
    if (isOtherPeriod && isSame(now, history.getFirst())) {
      return List.of(new Doubt(DoubtCode.SAME_AS_BEFORE, "", 0, List.of()));
    }
    var doubts = new ArrayList<Doubt>();
    var digits = isOtherPeriod ? List.<Doubt>of() : digits(history.getFirst(), now);
    var is = levels(now);
    var was = history.stream().map(Plausibility::levels).toList();
    for (var measure : is.keySet()) {
      var before = was.stream().filter(each -> each.containsKey(measure)).toList();
      if (!before.isEmpty()) {
        var places = before.stream().map(each -> each.get(measure)).toList();
        gone(measure, places.getFirst(), is.get(measure)).ifPresent(doubts::add);
        changed(measure, places, is.get(measure)).stream()
            .filter(doubt -> isOtherPeriod || doubt.code() != DoubtCode.TEN_TIMES)
            .forEach(doubts::add);
      }
    }
    doubts.addAll(digits);
    return doubts;
  }

  /// What is unlikely about a file whatever came before it: figures of months or years that begin
  /// after a day, for which nobody can have counted yet, and months that it lacks of a period that
  /// is over where it has most of them.
  ///
  /// @param periods those of the dataset that it is about
  public static List<Doubt> ofPeriods(
      SortedSet<Period> periods, Aggregate figures, LocalDate today) {
    var doubts = new ArrayList<Doubt>();
    byIndicator(figures)
        .forEach(
            (indicator, has) -> {
              var ahead = new TreeSet<>(has);
              ahead.removeIf(period -> !period.first().isAfter(today));
              if (!ahead.isEmpty()) {
                doubts.add(new Doubt(DoubtCode.PERIOD_AHEAD, indicator, ahead));
              }
              var lacks = new TreeSet<Period>();
              periods.stream()
                  .filter(period -> period.last().isBefore(today))
                  .forEach(period -> lacks.addAll(missingOf(period, has)));
              if (!lacks.isEmpty()) {
                doubts.add(new Doubt(DoubtCode.MONTHS_MISSING, indicator, lacks));
              }
            });
    return doubts;
  }

  // Who sends a few months of a year means these.
  private static SortedSet<Period> missingOf(Period whole, SortedSet<Period> has) {
    var missing = new TreeSet<Period>();
    var all = 0;
    for (var part = Period.around(has.getFirst().type(), YearMonth.from(whole.first()));
        !part.first().isAfter(whole.last());
        part = part.next()) {
      all++;
      if (!has.contains(part)) {
        missing.add(part);
      }
    }
    return missing.size() * 2 < all ? missing : new TreeSet<>();
  }

  /// Whether months or years are missing between those that figures are of: in a file of several
  /// periods, one that is written wrong would count for another period.
  public static List<Doubt> apart(Aggregate figures) {
    return byIndicator(figures).entrySet().stream()
        .map(entry -> new Doubt(DoubtCode.PERIODS_APART, entry.getKey(), between(entry.getValue())))
        .filter(doubt -> doubt.count() > 0)
        .toList();
  }

  private static SortedSet<Period> between(SortedSet<Period> periods) {
    var missing = new TreeSet<Period>();
    for (var next = periods.getFirst(); next.compareTo(periods.getLast()) < 0; next = next.next()) {
      if (!periods.contains(next)) {
        missing.add(next);
      }
    }
    return missing;
  }

  private static SortedMap<String, SortedSet<Period>> byIndicator(Aggregate figures) {
    var periods = new TreeMap<String, SortedSet<Period>>();
    for (var table : figures.tables().keySet()) {
      periods.computeIfAbsent(table.indicator(), _ -> new TreeSet<>()).add(table.period());
    }
    return periods;
  }

  // Of the same periods, figure by figure: a digit may be lost in one of them alone.
  private static List<Doubt> digits(Aggregate before, Aggregate now) {
    var found = new TreeMap<String, List<Doubt.Example>>();
    for (var change : FigureChange.between(before, now)) {
      if (change.kind() == FigureChange.Kind.CHANGED && isEveryone(change.cell())) {
        var was = Span.of(List.of(change.before().orElseThrow().count()));
        var is = Span.of(List.of(change.after().orElseThrow().count()));
        if (isTenFold(fold(was, is))) {
          found
              .computeIfAbsent(change.table().indicator(), _ -> new ArrayList<>())
              .add(new Doubt.Example(0, change.cell().site(), was.amount(), is.amount()));
        }
      }
    }
    return found.entrySet().stream()
        .map(
            entry ->
                new Doubt(
                    DoubtCode.TEN_TIMES, entry.getKey(), entry.getValue().size(), entry.getValue()))
        .toList();
  }

  private static boolean isTenFold(double fold) {
    return fold >= TEN_FOLD && fold <= MOST_FOLD;
  }

  private record Measure(String indicator, int version) implements Comparable<Measure> {
    @Override
    public int compareTo(Measure other) {
      return Comparator.comparing(Measure::indicator)
          .thenComparing(Measure::version)
          .compare(this, other);
    }
  }

  // Low and high end, in the middle of a file's periods.
  private record Span(double low, double high) {
    static Span of(List<Amount> amounts) {
      return new Span(
          amounts.stream().mapToLong(Amount::low).average().orElse(0),
          amounts.stream().mapToDouble(Span::high).average().orElse(0));
    }

    private static double high(Amount amount) {
      return amount.isBounded() ? amount.high() : Double.POSITIVE_INFINITY;
    }

    static Span around(List<Span> spans) {
      return new Span(
          spans.stream().mapToDouble(Span::low).min().orElse(0),
          spans.stream().mapToDouble(Span::high).max().orElse(0));
    }

    Amount amount() {
      return Double.isInfinite(high)
          ? new Amount(Math.round(low), Amount.UNKNOWN, 0)
          : Amount.range(Math.round(low), Math.round(high));
    }
  }

  private record Level(Span count, Span base) {
    boolean hasBase() {
      return base.high() > 0;
    }
  }

  private static SortedMap<Measure, SortedMap<String, Level>> levels(Aggregate aggregate) {
    var cells = new TreeMap<Measure, SortedMap<String, List<Cell>>>();
    aggregate
        .tables()
        .forEach(
            (table, some) ->
                some.stream()
                    .filter(cell -> isEveryone(cell.key()))
                    .forEach(
                        cell ->
                            cells
                                .computeIfAbsent(measure(table), _ -> new TreeMap<>())
                                .computeIfAbsent(cell.key().site(), _ -> new ArrayList<>())
                                .add(cell)));
    var levels = new TreeMap<Measure, SortedMap<String, Level>>();
    cells.forEach(
        (measure, bySite) -> {
          var bySiteLevels = new TreeMap<String, Level>();
          bySite.forEach((site, some) -> bySiteLevels.put(site, level(some)));
          levels.put(measure, bySiteLevels);
        });
    return levels;
  }

  private static Measure measure(TableKey table) {
    return new Measure(table.indicator(), table.version());
  }

  private static boolean isEveryone(CellKey key) {
    return key.dimension().equals(CellKey.ALL) && key.group().equals(CellKey.ALL);
  }

  private static Level level(List<Cell> cells) {
    return new Level(
        Span.of(cells.stream().map(Cell::count).toList()),
        Span.of(cells.stream().map(Cell::base).toList()));
  }

  private static boolean isSame(Aggregate now, Aggregate before) {
    var is = List.copyOf(now.tables().values());
    return is.equals(List.copyOf(before.tables().values()))
        && is.stream().mapToInt(List::size).sum() >= FEWEST_SAME
        && is.stream().flatMap(List::stream).anyMatch(cell -> cell.count().low() > 0);
  }

  private static Optional<Doubt> gone(
      Measure measure, Map<String, Level> before, Map<String, Level> now) {
    var gone = new TreeMap<>(before);
    gone.keySet().removeAll(now.keySet());
    var examples = new ArrayList<Doubt.Example>();
    gone.forEach(
        (place, was) ->
            examples.add(new Doubt.Example(0, place, was.count().amount(), Amount.ZERO)));
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Doubt(DoubtCode.PLACES_GONE, measure.indicator(), gone.size(), examples));
  }

  private List<Doubt> changed(
      Measure measure, List<SortedMap<String, Level>> before, Map<String, Level> now) {
    var found = new TreeMap<DoubtCode, List<Doubt.Example>>();
    now.forEach(
        (place, is) -> {
          var was =
              before.stream().map(each -> each.get(place)).filter(each -> each != null).toList();
          if (!was.isEmpty()) {
            var count = Span.around(was.stream().map(Level::count).toList());
            var base = Span.around(was.stream().map(Level::base).toList());
            doubt(new Level(count, base), is, likely.applyAsInt(measure.indicator()))
                .ifPresent(
                    code ->
                        found
                            .computeIfAbsent(code, _ -> new ArrayList<>())
                            .add(example(code, place, new Level(count, base), is)));
          }
        });
    return found.entrySet().stream()
        .map(
            entry ->
                new Doubt(
                    entry.getKey(), measure.indicator(), entry.getValue().size(), entry.getValue()))
        .toList();
  }

  private static Doubt.Example example(DoubtCode code, String place, Level was, Level is) {
    return code == DoubtCode.BASES_CHANGED
        ? new Doubt.Example(0, place, was.base().amount(), is.base().amount())
        : new Doubt.Example(0, place, was.count().amount(), is.count().amount());
  }

  // Of people out of a base, the base says how large the place is, and the share how it fares.
  private static Optional<DoubtCode> doubt(Level was, Level is, int likely) {
    var fold = fold(was.count(), is.count());
    if (isTenFold(fold)) {
      return Optional.of(DoubtCode.TEN_TIMES);
    }
    if (was.hasBase() && is.hasBase()) {
      if (isUnlikely(was.base(), is.base(), likely)) {
        return Optional.of(DoubtCode.BASES_CHANGED);
      }
      var scale = is.base().high() / was.base().high();
      var expected = new Span(was.count().low() * scale, was.count().high() * scale);
      return isUnlikely(expected, is.count(), likely)
          ? Optional.of(DoubtCode.PLACES_CHANGED)
          : Optional.empty();
    }
    return isUnlikely(was.count(), is.count(), likely)
        ? Optional.of(DoubtCode.PLACES_CHANGED)
        : Optional.empty();
  }

  private static boolean isUnlikely(Span was, Span is, int percent) {
    var apart = Math.max(is.low() - was.high(), was.low() - is.high());
    var likely = (is.low() > was.high() ? was.high() : was.low()) * percent / HUNDRED;
    return apart >= FEW && apart > likely;
  }

  // How many times as much or as little, at least; 1 where they may be the same.
  private static double fold(Span was, Span is) {
    if (is.low() - was.high() >= FEW && was.high() > 0) {
      return is.low() / was.high();
    }
    return was.low() - is.high() >= FEW && is.high() > 0 ? was.low() / is.high() : 1;
  }
}
