package org.backbone.outcomes.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.outcomes.check.Nearest;
import org.backbone.platform.core.Once;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;

/// What a network measures, where, and of whom, as far as a file is read against it. What things
/// are called is looked up once for each catalogue, however many sheets are read by it.
public final class Catalogue {
  private final List<Indicator> indicators;
  private final List<Dimension> dimensions;
  private final List<Place> places;
  private final List<Dataset> datasets;
  private final Once<Map<String, Place>> placesByName = new Once<>(this::lookUpPlaces);
  private final Once<Map<String, String>> groupsByName = new Once<>(this::lookUpGroups);
  private final Once<Nearest> nearestPlace = new Once<>(this::lookUpNearest);

  /// Copies the lists; refuses a place in one that is not there.
  ///
  /// @param indicators what is measured
  /// @param dimensions what people are told apart by
  /// @param places where; parents before those in them
  /// @param datasets what partners send
  public Catalogue(
      List<Indicator> indicators,
      List<Dimension> dimensions,
      List<Place> places,
      List<Dataset> datasets) {
    this.indicators = List.copyOf(indicators);
    this.dimensions = List.copyOf(dimensions);
    this.places = List.copyOf(places);
    this.datasets = List.copyOf(datasets);
    var known = new HashMap<String, Place>();
    for (var place : places) {
      if (!place.parent().isEmpty() && !known.containsKey(place.parent())) {
        throw new IllegalArgumentException(
            "the place " + place.id() + " is in " + place.parent() + ", which is not above it");
      }
      if (known.put(place.id(), place) != null) {
        throw new IllegalArgumentException("two places called " + place.id());
      }
    }
  }

  /// What is measured.
  public List<Indicator> indicators() {
    return indicators;
  }

  /// What people are told apart by.
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// Where; parents before those in them.
  public List<Place> places() {
    return places;
  }

  /// What partners send.
  public List<Dataset> datasets() {
    return datasets;
  }

  /// An indicator, by one version of its definition.
  ///
  /// @param names its name in each language, and what is counted
  /// @param likely by how many percent a figure may change before it is asked about
  public record Indicator(
      String id, int version, Unit unit, Period.Type periodType, List<String> names, int likely) {
    /// Copies the names.
    public Indicator {
      names = List.copyOf(names);
    }
  }

  /// What an indicator's figures are.
  public enum Unit {
    /// People, or things, counted.
    COUNT,
    /// People out of a base that they are part of.
    SHARE,
    /// Events for each hundred of a base; there may be more of them than people.
    RATE
  }

  /// What people are told apart by.
  ///
  /// @param exclusive whether everyone is in one group at most
  /// @param groups ids of the groups, and what else each is called
  public record Dimension(String id, boolean exclusive, Map<String, List<String>> groups) {
    /// Copies the groups.
    public Dimension {
      groups = Map.copyOf(groups);
    }
  }

  /// A place.
  ///
  /// @param kind `network`, `district` or `site`
  /// @param parent the place that it is in; empty for the network
  /// @param names its name, and what else it is called
  public record Place(String id, String kind, String parent, List<String> names) {
    /// Copies the names.
    public Place {
      names = List.copyOf(names);
    }
  }

  /// What partners send.
  ///
  /// @param periodType the period of one file, where the catalogue says it
  public record Dataset(String id, Optional<Period.Type> periodType, List<String> indicators) {
    /// Copies the ids.
    public Dataset {
      indicators = List.copyOf(indicators);
    }
  }

  /// The indicator of that id and version.
  public Optional<Indicator> indicator(String id, int version) {
    return indicators.stream()
        .filter(indicator -> indicator.id().equals(id) && indicator.version() == version)
        .findFirst();
  }

  /// The indicator of that id as it is defined now.
  public Optional<Indicator> latest(String id) {
    return indicators.stream()
        .filter(indicator -> indicator.id().equals(id))
        .max(Comparator.comparingInt(Indicator::version));
  }

  /// The dimension called `id`.
  public Optional<Dimension> dimension(String id) {
    return dimensions.stream().filter(dimension -> dimension.id().equals(id)).findFirst();
  }

  /// The dataset called `id`.
  public Optional<Dataset> dataset(String id) {
    return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
  }

  /// Places by all that they are called, as [CellText#normal] has it.
  public Map<String, Place> placesByName() {
    return placesByName.get();
  }

  private Map<String, Place> lookUpPlaces() {
    var byName = new HashMap<String, Place>();
    places.forEach(place -> place.names().forEach(name -> put(byName, name, place)));
    places.forEach(place -> put(byName, place.id(), place));
    return Map.copyOf(byName);
  }

  /// Groups by all that they are called, as `dimension:group`.
  public Map<String, String> groupsByName() {
    return groupsByName.get();
  }

  /// What a place may have been meant by.
  public Nearest nearestPlace() {
    return nearestPlace.get();
  }

  private Nearest lookUpNearest() {
    return Nearest.among(
        places.stream().flatMap(place -> place.names().stream()).distinct().toList());
  }

  private Map<String, String> lookUpGroups() {
    var byName = new HashMap<String, String>();
    for (var dimension : dimensions) {
      dimension
          .groups()
          .forEach(
              (group, names) -> {
                var key = dimension.id() + ":" + group;
                names.forEach(name -> byName.putIfAbsent(CellText.normal(name), key));
                byName.put(CellText.normal(key), key);
              });
    }
    return Map.copyOf(byName);
  }

  private static void put(Map<String, Place> byName, String name, Place place) {
    byName.put(CellText.normal(name), place);
  }
}
