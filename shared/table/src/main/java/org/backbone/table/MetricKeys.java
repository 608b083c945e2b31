package org.backbone.table;

import org.backbone.domain.Period;
import org.backbone.domain.metric.Slot;
import org.backbone.domain.metric.TableKey;

/// The keys of slots and tables as parts of item keys, and back.
final class MetricKeys {
  private MetricKeys() {}

  static String of(Slot slot) {
    return slot.partner() + "#" + slot.dataset() + "#" + slot.period();
  }

  static String of(TableKey table) {
    return table.indicator() + "#" + table.version() + "#" + table.period();
  }

  static Slot slot(String key) {
    var parts = parts(key);
    return new Slot(parts[0], parts[1], new Period(parts[2]));
  }

  static TableKey table(String key) {
    var parts = parts(key);
    return new TableKey(parts[0], Integer.parseInt(parts[1]), new Period(parts[2]));
  }

  /// Ten digits, so that numbers sort.
  static String seq(long seq) {
    return "%010d".formatted(seq);
  }

  private static String[] parts(String key) {
    var parts = key.split("#", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("no key of three parts: " + key);
    }
    return parts;
  }
}
