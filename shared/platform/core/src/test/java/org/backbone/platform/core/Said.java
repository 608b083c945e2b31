package org.backbone.platform.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A log that remembers what was said to it.
final class Said implements Log {
  /// One line.
  record Line(String event, Map<String, ?> facts) {}

  private final List<Line> lines = new ArrayList<>();

  List<Line> lines() {
    return lines;
  }

  @Override
  public void info(String event, Map<String, ?> facts) {
    lines.add(new Line(event, facts));
  }

  @Override
  public void warn(String event, Map<String, ?> facts) {
    lines.add(new Line(event, facts));
  }

  @Override
  public void error(String event, Map<String, ?> facts) {
    lines.add(new Line(event, facts));
  }
}
