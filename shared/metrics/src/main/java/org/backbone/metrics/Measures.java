package org.backbone.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the network measures: its indicators with their goals, what people are told apart by, and
/// the names of places.
public final class Measures {
  private final List<Indicator> indicators;
  private final List<Goal> goals;
  private final List<Dimension> dimensions;
  private final Map<String, String> sites;

  /// Copies what it is given.
  ///
  /// @param indicators in the order of showing; of one there may be several versions
  /// @param goals one at most of each indicator, of its newest version
  /// @param dimensions in the order of showing
  /// @param sites the names of places by their codes
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

  /// Every indicator, by its newest definition.
  public List<Indicator> indicators() {
    return indicators.stream()
        .map(Indicator::id)
        .distinct()
        .flatMap(id -> indicator(id).stream())
        .toList();
  }

  /// Every definition of an indicator, the newest last.
  public List<Indicator> versions(String id) {
    return indicators.stream()
        .filter(indicator -> indicator.id().equals(id))
        .sorted(Comparator.comparingInt(Indicator::version))
        .toList();
  }

  /// The indicator called `id`, by its newest definition.
  public Optional<Indicator> indicator(String id) {
    return versions(id).reversed().stream().findFirst();
  }

  /// The indicator called `id`, by the definition of a version; by the newest where that is not
  /// known.
  public Optional<Indicator> indicator(String id, int version) {
    return versions(id).stream()
        .filter(indicator -> indicator.version() == version)
        .findFirst()
        .or(() -> indicator(id));
  }

  /// The goal that was set for an indicator; it ends with the definition that it was set for.
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
