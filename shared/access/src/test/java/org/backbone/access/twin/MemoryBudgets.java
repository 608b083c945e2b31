package org.backbone.access.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.backbone.access.Budget;
import org.backbone.access.Budgets;

/// Budgets in memory.
public final class MemoryBudgets implements Budgets {
  private record Place(String what, String who, Instant begin) {}

  private final Map<Place, Set<String>> spentBy = new HashMap<>();
  private final Map<Place, Integer> spent = new HashMap<>();

  /// Nobody spent anything.
  public MemoryBudgets() {}

  @Override
  public synchronized Standing standing(Budget budget, String who, String key, Instant now) {
    var keys = spentBy.getOrDefault(place(budget, who, now), Set.of());
    if (keys.contains(key)) {
      return Standing.HAS_SPENT;
    }
    return keys.size() < budget.limit() ? Standing.OPEN : Standing.OVER;
  }

  @Override
  public synchronized boolean spend(Budget budget, String who, String key, Instant now) {
    var keys = spentBy.computeIfAbsent(place(budget, who, now), _ -> new HashSet<>());
    if (keys.size() < budget.limit()) {
      keys.add(key);
    }
    return keys.contains(key);
  }

  @Override
  public synchronized boolean count(Budget budget, String who, Instant now) {
    var place = place(budget, who, now);
    if (spent.getOrDefault(place, 0) >= budget.limit()) {
      return false;
    }
    spent.merge(place, 1, Integer::sum);
    return true;
  }

  private static Place place(Budget budget, String who, Instant now) {
    return new Place(budget.what(), who, budget.begin(now));
  }
}
