package org.backbone.outcomes.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Where rows say what place they are about.
///
/// @param source the column, or the constant
/// @param any the kind of place that a code is which the catalogue does not know; empty: such a
///     code is asked about
/// @param in where rows say in what district such a place is
/// @param pattern what a code looks like, as a regular expression; empty: anything
/// @param others whether rows about places that the catalogue does not know are left out, unless
///     they are nearly one of its places
/// @param ours endings by which such a place is known to be one of ours all the same, under a name
///     that is new: it is asked about
public record PlaceSource(
    Source source,
    String any,
    Optional<Source> in,
    String pattern,
    boolean others,
    List<String> ours) {
  /// Refuses a pattern that is none, and both ways of taking a place that is not known.
  public PlaceSource {
    ours = List.copyOf(ours);
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("the place's pattern is none: " + e.getMessage(), e);
    }
    if (others && !any.isEmpty()) {
      throw new IllegalArgumentException("other places are either taken or left out, not both");
    }
  }
}
