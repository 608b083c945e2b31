package org.backbone.outcomes;

import java.util.Locale;

/// What a partner says of a dataset and a period in place of a file.
public enum Statement {
  /// It was looked for, and nothing happened that would be counted.
  NOTHING,
  /// The partner does not collect this, and is not asked for it until it sends some.
  NOT_HELD;

  /// As forms and JSON have it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
