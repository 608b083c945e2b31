package org.backbone.metrics;

import java.time.YearMonth;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backbone.platform.core.Period;

/// What an upload fills, and a later one replaces: a partner's dataset for a period.
public record Slot(String partner, String dataset, Period period) {
  /// The slot of the same dataset for another period.
  public Slot of(Period other) {
    return new Slot(partner, dataset, other);
  }

  /// The slot in which a table of a file counts that was sent for this one: its own, or that of
  /// another period.
  public Slot of(TableKey table) {
    return of(around(table.period()));
  }

  /// Tables of one file, by the period of the dataset in which those of each lie. A table that lies
  /// in no period of the dataset's kind belongs to this one.
  public SortedMap<Period, SortedSet<TableKey>> byPeriod(SortedSet<TableKey> tables) {
    var byPeriod = new TreeMap<Period, SortedSet<TableKey>>();
    for (var table : tables) {
      byPeriod.computeIfAbsent(around(table.period()), _ -> new TreeSet<>()).add(table);
    }
    return byPeriod;
  }

  private Period around(Period part) {
    if (period.holds(part)) {
      return period;
    }
    var around = Period.around(period.type(), YearMonth.from(part.first()));
    return around.holds(part) ? around : period;
  }
}
