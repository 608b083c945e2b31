package org.backbone.runner.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a call went, as the list of calls marks it; the last is the worst.
public enum Level {
  /// As it should.
  INFO,
  /// It said so itself, or refused what it was asked.
  WARN,
  /// It failed, or could not do a part of its work.
  ERROR;

  /// As it stands in an address.
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Level> of(String parameter) {
    return Arrays.stream(values()).filter(level -> level.parameter().equals(parameter)).findFirst();
  }

  boolean isAtLeast(Level other) {
    return compareTo(other) >= 0;
  }
}
