package org.backbone.outcomes.check;

import java.util.List;

/// How many figures changed, in which way.
///
/// @param added new ones
/// @param changed others than before
/// @param gone there no more
public record FigureCounts(int added, int changed, int gone) {
  /// Counts changes.
  public static FigureCounts of(List<FigureChange> changes) {
    return new FigureCounts(
        count(changes, FigureChange.Kind.ADDED),
        count(changes, FigureChange.Kind.CHANGED),
        count(changes, FigureChange.Kind.GONE));
  }

  private static int count(List<FigureChange> changes, FigureChange.Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }
}
