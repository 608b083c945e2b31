package org.backbone.metrics;

/// Which people a cell counts: at which site, and of which group.
///
/// @param site a site's code or name as the mapping gives it, or [#ALL] for the whole table
/// @param dimension what people are told apart by (`race`, `el`, `econ`, `sex`, `disability`), or
///     [#ALL]
/// @param group the group within the dimension (`HISPANIC`, `EL`), or [#ALL]
public record CellKey(String site, String dimension, String group) implements Comparable<CellKey> {
  /// Everyone.
  public static final String ALL = "all";

  /// Refuses a blank part.
  public CellKey {
    if (site.isBlank() || dimension.isBlank() || group.isBlank()) {
      throw new IllegalArgumentException("blank in " + site + "/" + dimension + "/" + group);
    }
  }

  /// Everyone at `site`.
  public static CellKey site(String site) {
    return new CellKey(site, ALL, ALL);
  }

  @Override
  public int compareTo(CellKey other) {
    var bySite = site.compareTo(other.site);
    if (bySite != 0) {
      return bySite;
    }
    var byDimension = dimension.compareTo(other.dimension);
    return byDimension != 0 ? byDimension : group.compareTo(other.group);
  }
}
