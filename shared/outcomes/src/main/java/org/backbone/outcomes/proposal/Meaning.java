package org.backbone.outcomes.proposal;

/// What a column of a sheet means to the network.
public sealed interface Meaning {
  /// When: a month, a year.
  record When() implements Meaning {}

  /// Where.
  record Where() implements Meaning {}

  /// Of whom: groups of one dimension.
  record Who(String dimension) implements Meaning {}

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
}
