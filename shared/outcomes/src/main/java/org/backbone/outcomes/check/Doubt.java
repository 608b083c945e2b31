package org.backbone.outcomes.check;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Amount;
import org.backbone.platform.core.Period;

/// Something about a file's figures that is unlikely, and may be so.
///
/// @param about the id of the indicator, or the header of the column, that it is about; empty for
///     the whole file
/// @param count how many places, rows or periods
/// @param examples the first of them
/// @param periods which periods it is about; none where it is about all of the file
public record Doubt(
    DoubtCode code, String about, int count, List<Example> examples, SortedSet<Period> periods) {
  /// The most examples that are kept.
  public static final int MOST_EXAMPLES = 5;

  /// Copies the examples, the first of them, and the periods.
  public Doubt {
    examples = examples.stream().limit(MOST_EXAMPLES).toList();
    periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
  }

  /// A doubt about all of a file.
  public Doubt(DoubtCode code, String about, int count, List<Example> examples) {
    this(code, about, count, examples, Collections.emptySortedSet());
  }

  /// A doubt about periods of an indicator.
  Doubt(DoubtCode code, String about, SortedSet<Period> periods) {
    this(code, about, periods.size(), List.of(), periods);
  }

  /// The same about one of several periods of a file.
  public Doubt of(Period period) {
    return new Doubt(code, about, count, examples, new TreeSet<>(Set.of(period)));
  }

  /// One of them.
  ///
  /// @param row as a spreadsheet numbers it; 0 where it is about a place
  /// @param place the id of the place; empty where it is about a row
  /// @param before what was counted there before; [Amount#ZERO] for nothing
  /// @param now what would be counted there
  public record Example(long row, String place, Amount before, Amount now) {}
}
