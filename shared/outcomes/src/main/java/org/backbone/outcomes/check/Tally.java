package org.backbone.outcomes.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// How often each of several things was so, and in which rows first.
///
/// @param <K> what is counted
public final class Tally<K> {
  private static final int SAMPLES = 10;

  private final Map<K, List<Long>> first = new LinkedHashMap<>();
  private final LinkedHashMap<K, Integer> counts = new LinkedHashMap<>();

  /// A tally of nothing.
  public Tally() {}

  /// It was so once more, in this row.
  public void add(K what, long row) {
    counts.merge(what, 1, Integer::sum);
    var rows = first.computeIfAbsent(what, _ -> new ArrayList<>());
    if (rows.size() < SAMPLES && (rows.isEmpty() || rows.getLast() != row)) {
      rows.add(row);
    }
  }

  /// What was so at all, in the order of its first time.
  public SequencedSet<K> all() {
    return counts.sequencedKeySet();
  }

  /// How often.
  public int count(K what) {
    return counts.getOrDefault(what, 0);
  }

  /// The first rows.
  public List<Long> first(K what) {
    return first.getOrDefault(what, List.of());
  }
}
