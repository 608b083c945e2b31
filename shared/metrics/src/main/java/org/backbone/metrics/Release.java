package org.backbone.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A table as the public may see it: what pages, reports and open data read, and nothing else.
///
/// @param table indicator, version of its definition, and period
/// @param version which rollup it shows
/// @param computedAt when it was computed
/// @param minN counts of people below it are not shown
/// @param cells the figures by site and group, and the whole table's, in the order of their keys
/// @param partners whose figures it holds
/// @param shared sites of which more than one partner sent figures: they are added, so whoever both
///     counted is in them twice
public record Release(
    TableKey table,
    long version,
    Instant computedAt,
    int minN,
    List<PublicCell> cells,
    SortedSet<String> partners,
    SortedSet<String> shared) {
  /// Copies the lists.
  public Release {
    cells = List.copyOf(cells);
    partners = Collections.unmodifiableSortedSet(new TreeSet<>(partners));
    shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
  }

  /// The cell of that key.
  public Optional<PublicCell> cell(CellKey key) {
    return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
  }

  /// Everyone, everywhere.
  public Optional<PublicCell> total() {
    return cell(CellKey.site(CellKey.ALL));
  }

  /// The whole table's cells by group, without everyone's.
  public List<PublicCell> groups() {
    return cells.stream()
        .filter(cell -> cell.key().site().equals(CellKey.ALL))
        .filter(cell -> !cell.key().group().equals(CellKey.ALL))
        .toList();
  }

  /// Everyone's cell by site, without the whole table's.
  public List<PublicCell> sites() {
    return cells.stream()
        .filter(cell -> !cell.key().site().equals(CellKey.ALL))
        .filter(cell -> cell.key().group().equals(CellKey.ALL))
        .toList();
  }

  /// Partners whose figures an earlier release held and this one does not.
  public SortedSet<String> missingSince(Release earlier) {
    var missing = new TreeSet<>(earlier.partners);
    missing.removeAll(partners);
    return missing;
  }
}
