package org.backbone.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the network measures: its indicators with their goals, what people are told apart by, and
/// the names of sites.
public final class Measures {
  private final List<Indicator> indicators;
  private final List<Goal> goals;
  private final List<Dimension> dimensions;
  private final Map<String, String> sites;

  /// Copies what it is given.
  ///
  /// @param indicators from cradle to career
  /// @param dimensions in the order of showing
  /// @param sites names by codes
  public Measures(
      List<Indicator> indicators,
      List<Goal> goals,
      List<Dimension> dimensions,
      Map<String, String> sites) {
    this.indicators = List.copyOf(indicators);
    this.goals = List.copyOf(goals);
    this.dimensions = List.copyOf(dimensions);
    this.sites = Map.copyOf(sites);
  }

  /// Every indicator, from cradle to career.
  public List<Indicator> indicators() {
    return indicators;
  }

  /// The indicator called `id`, by its newest definition.
  public Optional<Indicator> indicator(String id) {
    return indicators.stream()
        .filter(indicator -> indicator.id().equals(id))
        .max(Comparator.comparingInt(Indicator::version));
  }

  /// The goal that was set for an indicator.
  public Optional<Goal> goal(String indicator) {
    return goals.stream().filter(goal -> goal.indicator().equals(indicator)).findFirst();
  }

  /// What people can be told apart by, in the order of showing.
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// The dimension called `id`.
  public Optional<Dimension> dimension(String id) {
    return dimensions.stream().filter(dimension -> dimension.id().equals(id)).findFirst();
  }

  /// The group that a cell is about; empty for everyone, and for one that nobody named.
  public Optional<Dimension.Group> group(CellKey key) {
    return dimension(key.dimension()).flatMap(dimension -> dimension.group(key.group()));
  }

  /// The name of a site, or its code where nobody gave it one.
  public String siteName(String site) {
    return sites.getOrDefault(site, site);
  }
}
