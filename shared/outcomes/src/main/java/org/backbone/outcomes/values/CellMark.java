package org.backbone.outcomes.values;

/// What stands where a figure would. Four different things, none of them zero.
public enum CellMark {
  /// There is a figure, and whoever counted does not show it.
  HIDDEN,
  /// There is nobody whom it could be about.
  NOT_APPLICABLE,
  /// Nobody counted.
  MISSING,
  /// Whoever sends the file says that there is nothing to report.
  NOTHING
}
