package org.backbone.outcomes.mapping;

import java.util.Optional;

/// One figure that rows hold: what it measures, and where its parts stand.
///
/// @param indicator the indicator's id
/// @param version the version of its definition
/// @param count how many people; or empty
/// @param base out of how many; or empty
/// @param share the share of the two, in percent; or empty
/// @param fraction whether the share is written as a part of 1
/// @param decimals how many decimals the share was rounded to at least
/// @param group whom it is about, where that is not what the rest of the mapping says
public record FigureSource(
    String indicator,
    int version,
    Optional<Source> count,
    Optional<Source> base,
    Optional<Source> share,
    boolean fraction,
    int decimals,
    Optional<Source> group) {
  /// Refuses a figure without parts.
  public FigureSource {
    if (count.isEmpty() && share.isEmpty()) {
      throw new IllegalArgumentException(
          "the figure of " + indicator + " needs a count or a share");
    }
  }
}
