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

  /// The meaning as a form sends it: `when`, `where`, `who:race`, `count:chronic_absence:1`, `out`.
  default String code() {
    return switch (this) {
      case When() -> "when";
      case Where() -> "where";
      case Who(var dimension) -> "who:" + dimension;
      case Figure(var indicator, var version, var part) ->
          part.name().toLowerCase(Locale.ROOT) + ":" + indicator + ":" + version;
      case LeftOut() -> "out";
    };
  }

  /// The meaning that a form sends as `code`; empty where it is none.
  static Optional<Meaning> of(String code) {
    var parts = code.split(":", -1);
    return switch (parts[0]) {
      case "when" -> one(parts, new When());
      case "where" -> one(parts, new Where());
      case "out" -> one(parts, new LeftOut());
      case "who" -> parts.length == 2 ? Optional.of(new Who(parts[1])) : Optional.empty();
      case "count" -> figure(parts, Part.COUNT);
      case "base" -> figure(parts, Part.BASE);
      case "share" -> figure(parts, Part.SHARE);
      default -> Optional.empty();
    };
  }

  private static Optional<Meaning> one(String[] parts, Meaning meaning) {
    return parts.length == 1 ? Optional.of(meaning) : Optional.empty();
  }

  private static Optional<Meaning> figure(String[] parts, Part part) {
    return parts.length == 3 && parts[2].matches("[1-9][0-9]{0,5}")
        ? Optional.of(new Figure(parts[1], Integer.parseInt(parts[2]), part))
        : Optional.empty();
  }
}
