package org.backbone.metrics;

import org.backbone.platform.core.Period;

/// What is rolled up and released as one: an indicator, a version of its definition, and a
/// period.
public record TableKey(String indicator, int version, Period period)
    implements Comparable<TableKey> {
  @Override
  public int compareTo(TableKey other) {
    var byIndicator = indicator.compareTo(other.indicator);
    if (byIndicator != 0) {
      return byIndicator;
    }
    var byVersion = Integer.compare(version, other.version);
    return byVersion != 0 ? byVersion : period.compareTo(other.period);
  }
}
