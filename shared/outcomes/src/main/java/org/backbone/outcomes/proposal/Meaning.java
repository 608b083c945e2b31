package org.backbone.outcomes.proposal;

import java.util.Locale;
import java.util.Optional;

/// What a column of a sheet means to the network.
public sealed interface Meaning {
  /// When: a month, a year.
  record When() implements Meaning {}

  /// Where.
  record Where() implements Meaning {}

  /// Of whom: groups of one dimension.
  record Who(String dimension) implements Meaning {}

  /// Each row is one person, told apart by what stands there; then a figure's count and base are
  /// yes or no.
  record Person() implements Meaning {}

  /// A part of a figure of an indicator.
  record Figure(String indicator, int version, Part part) implements Meaning {}

  /// Nothing that the network counts.
  record LeftOut() implements Meaning {}

  /// A part of a figure.
  enum Part {
    /// How many.
    COUNT,
    /// Out of how many.
    BASE,
    /// In percent of those.
    SHARE
  }

  /// As a form sends it.
  default String code() {
    return switch (this) {
      case When() -> "when";
      case Where() -> "where";
      case Person() -> "person";
      case Who(var dimension) -> "who." + dimension;
      case Figure(var indicator, var version, var part) ->
          part.name().toLowerCase(Locale.ROOT) + "." + version + "." + indicator;
      case LeftOut() -> "none";
    };
  }

  /// What a form sent; empty for what is none. Whether the network has such an indicator or
  /// dimension is not looked at.
  static Optional<Meaning> of(String code) {
    return MeaningCode.read(code);
  }
}
