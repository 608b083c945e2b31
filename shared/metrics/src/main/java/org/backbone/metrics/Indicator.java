package org.backbone.metrics;

import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;

/// What the network measures, by one version of its definition. Figures of different versions are
/// never added.
///
/// @param id a natural key, `hs_graduation_4yr`
/// @param version of the definition, from 1
/// @param stage the step from cradle to career: `birth`, `kindergarten`, `attendance`, `reading`,
///     `graduation`, `career`
/// @param measure a plain count, or a share of a base
/// @param direction which way is better
/// @param periodType the period of one table
/// @param title its name
/// @param definition numerator and denominator in words
/// @param unit what is counted: "pregnant women"
/// @param source who publishes it, and where it comes from
public record Indicator(
    String id,
    int version,
    String stage,
    Measure measure,
    Direction direction,
    Period.Type periodType,
    Texts title,
    Texts definition,
    Texts unit,
    Texts source) {
  /// Whether figures are counts, or shares of a base.
  public enum Measure {
    /// People counted.
    COUNT,
    /// People counted out of a base.
    SHARE
  }

  /// Which way is better.
  public enum Direction {
    /// More is better.
    HIGHER,
    /// Less is better.
    LOWER
  }
}
