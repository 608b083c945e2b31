package org.backbone.metrics.table;

import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.platform.core.Period;

/// The keys of slots and tables as parts of item keys, and back.
public final class MetricKeys {
  private MetricKeys() {}

  public static String of(Slot slot) {
    return slot.partner() + "#" + slot.dataset() + "#" + slot.period();
  }

  public static String of(TableKey table) {
    return table.indicator() + "#" + table.version() + "#" + table.period();
  }

  public static Slot slot(String key) {
    var parts = parts(key);
    return new Slot(parts[0], parts[1], new Period(parts[2]));
  }

  public static TableKey table(String key) {
    var parts = parts(key);
    return new TableKey(parts[0], Integer.parseInt(parts[1]), new Period(parts[2]));
  }

  /// Ten digits, so that numbers sort.
  public static String seq(long seq) {
    return "%010d".formatted(seq);
  }

  private static String[] parts(String key) {
    var parts = key.split("#", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("no key of three parts: " + key);
    }
    return parts;
  }

  /// Where a pointer's aggregate lies.
  public static String aggregatePk(Pointer pointer) {
    return "AGG#" + of(pointer.slot()) + "#" + seq(pointer.seq());
  }

  /// A table's part of a pointer's aggregate; chunks follow behind `#`.
  public static String aggregateSk(Pointer pointer, TableKey key) {
    return "T#" + of(key) + "#" + pointer.aggregate().substring(0, 16);
  }

  /// Where a table lies.
  public static String tablePk(TableKey key) {
    return "TBL#" + of(key);
  }

  /// A slot's pointer in a table.
  public static String pointerSk(Slot slot) {
    return "PTR#" + of(slot);
  }
}
