package org.backbone.platform.pages;

import org.jspecify.annotations.Nullable;

/// How loud a button is: a task has one that is [#FIRST].
public enum ButtonStyle {
  /// The one next step.
  FIRST(null),
  /// Anything else that one may do.
  PLAIN("plain"),
  /// Refuses or takes away.
  DANGER("danger");

  private final @Nullable String classes;

  ButtonStyle(@Nullable String classes) {
    this.classes = classes;
  }

  /// The class of the style sheet; null for none.
  public @Nullable String classes() {
    return classes;
  }
}
