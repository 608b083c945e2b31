package org.backbone.access.twin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.Door;
import org.backbone.access.FormKeys;
import org.backbone.access.Strangers;

/// The keys of forms in memory, and forms as people fill them in.
public final class MemoryFormKeys implements FormKeys {
  private record Week(Door door, Instant begin) {}

  private final Map<Week, String> keys = new HashMap<>();

  /// No form was drawn yet.
  public MemoryFormKeys() {}

  @Override
  public synchronized Optional<String> find(Door door, Instant week) {
    return Optional.ofNullable(keys.get(new Week(door, week)));
  }

  @Override
  public synchronized String keep(Door door, Instant week, String key) {
    return keys.computeIfAbsent(new Week(door, week), _ -> key);
  }

  /// The stamp of a form that somebody sends at `now`, who took a minute for it.
  public String stamp(Door door, Instant now) {
    return stampOf(door, now.minus(Duration.ofMinutes(1)));
  }

  /// The stamp of a form that was drawn at `at`.
  public String stampOf(Door door, Instant at) {
    return new Strangers(new MemoryBudgets(), this, 1, InstantSource.fixed(at)).stamp(door);
  }
}
