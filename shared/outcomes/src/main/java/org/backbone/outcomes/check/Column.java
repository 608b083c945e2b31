package org.backbone.outcomes.check;

import java.util.Map;
import org.backbone.outcomes.values.Notation;
import org.backbone.platform.core.Texts;

/// What one column of a partner's sheet means to us.
///
/// @param header the header in the sheet's last header row; `{month}`, `{sy}` (`2014-15`) and
///     `{sy4}` (`1415`) stand for a period
/// @param times how many columns with such headers follow each other
/// @param role what it holds
public record Column(String header, int times, Role role) {
  /// Refuses a column that is nowhere.
  public Column {
    if (times < 1 || times > 400) {
      throw new IllegalArgumentException("a column that is there " + times + " times");
    }
  }

  /// What a column holds.
  public sealed interface Role {}

  /// The site that a row is about.
  ///
  /// @param sites our code for each text of the sheet, compared without case; empty: the text is
  ///     the code
  /// @param pattern what a code looks like, as a regular expression; empty: any text
  public record Site(Map<String, String> sites, String pattern) implements Role {
    /// Copies the codes.
    public Site {
      sites = Map.copyOf(sites);
    }
  }

  /// The group that a row is about.
  ///
  /// @param groups our group for each text of the sheet, many to one, compared without case
  public record Group(Map<String, String> groups) implements Role {
    /// Copies the groups.
    public Group {
      groups = Map.copyOf(groups);
    }
  }

  /// A part of a figure.
  public record Measure(String figure, Part part, Notation notation) implements Role {}

  /// A column that we do not take in, and why.
  public record Ignored(Texts why) implements Role {}

  /// What a measure says of its figure.
  public enum Part {
    /// How many people it counts.
    COUNT,
    /// Out of how many.
    BASE,
    /// The share of the two, in percent.
    RATE
  }
}
