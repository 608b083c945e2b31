package org.backbone.platform.core;

import java.util.ArrayList;
import java.util.List;

/// Collects every problem of one input, so that its sender learns of all at once.
public final class Problems {
  private final List<Problem> list = new ArrayList<>();

  /// Notes a problem with `field` unless `ok`.
  public Problems unless(boolean ok, String field, String code, String... arguments) {
    if (!ok) {
      list.add(Problem.of(field, code, arguments));
    }
    return this;
  }

  /// Every problem noted, in the order of noting.
  public List<Problem> list() {
    return List.copyOf(list);
  }
}
