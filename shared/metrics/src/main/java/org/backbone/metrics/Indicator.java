package org.backbone.metrics;

import java.util.List;
import java.util.Locale;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.jspecify.annotations.Nullable;

/// What the network measures, by one version of its definition. Figures of different versions are
/// never added.
///
/// @param id a natural key, `hs_graduation_4yr`
/// @param version of the definition, from 1
/// @param stage the step from cradle to career, one of [#STAGES]
/// @param measure a plain count, a share of a base, or a rate
/// @param direction which way is better
/// @param periodType the period of one table
/// @param title its name
/// @param definition numerator and denominator in words
/// @param unit what is counted: "pregnant women"
/// @param source who publishes it, and where it comes from
/// @param area what the figures speak of where that is not the network's own; null where it is
/// @param likely by how many percent a place's figure may change from one time to the next before
///     its sender is asked about it
/// @param retired whether it is measured no more
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
    Texts source,
    @Nullable Texts area,
    int likely,
    boolean retired) {
  /// The percent that an indicator has which says no other.
  public static final int LIKELY = 30;

  /// The most that one may say: what is asked about then is little.
  public static final int LIKELY_MOST = 1000;

  /// The steps from cradle to career, in their order.
  public static final List<String> STAGES =
      List.of("birth", "kindergarten", "attendance", "reading", "graduation", "career");

  /// Whether figures are counts, or shares of a base.
  public enum Measure {
    /// People counted.
    COUNT,
    /// People counted out of a base.
    SHARE,
    /// Events counted beside a base, which they may exceed.
    RATE;

    /// As the catalogue writes it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Which way is better.
  public enum Direction {
    /// More is better.
    HIGHER,
    /// Less is better.
    LOWER;

    /// As the catalogue writes it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
