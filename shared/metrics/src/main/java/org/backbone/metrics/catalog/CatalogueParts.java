package org.backbone.metrics.catalog;

import java.util.List;

/// What each object of a catalogue may hold, for whoever reads one; the published schema lists the
/// same.
public final class CatalogueParts {
  /// The whole of it.
  public static final List<String> DOCUMENT =
      List.of("indicators", "dimensions", "places", "datasets", "mappings");

  /// An indicator, in one version of its definition.
  public static final List<String> INDICATOR =
      List.of(
          "id",
          "version",
          "stage",
          "unit",
          "direction",
          "period",
          "title",
          "definition",
          "counted",
          "source",
          "area",
          "goal",
          "likely",
          "retired");

  /// A dimension of people.
  public static final List<String> DIMENSION = List.of("id", "title", "exclusive", "groups");

  /// A group of a dimension.
  public static final List<String> GROUP = List.of("id", "title", "aliases");

  /// A place.
  public static final List<String> PLACE = List.of("id", "kind", "in", "name", "aliases");

  /// A dataset.
  public static final List<String> DATASET =
      List.of("id", "title", "period", "indicators", "due", "dueMonths");

  /// The goal of an indicator.
  static final List<String> GOAL = List.of("value", "by", "why");

  private CatalogueParts() {}
}
