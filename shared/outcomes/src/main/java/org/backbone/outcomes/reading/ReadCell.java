package org.backbone.outcomes.reading;

import java.util.Optional;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.mapping.Catalogue.Place;
import org.backbone.outcomes.values.CellMark;

/// One figure as a sheet has it.
///
/// @param table what it measures, and when
/// @param place where
/// @param group of whom, as `dimension:group`, or `all`
/// @param count the numerator
/// @param base the denominator; nobody where the figure is a plain count
/// @param mark what stands in place of a figure
/// @param row the row that it stands in, or the first of those that were added
public record ReadCell(
    TableKey table,
    Place place,
    String group,
    Amount count,
    Amount base,
    Optional<CellMark> mark,
    long row) {
  /// The figure as it is kept.
  Cell asCell() {
    var parts = group.split(":", 2);
    var key =
        parts.length < 2 ? CellKey.site(place.id()) : new CellKey(place.id(), parts[0], parts[1]);
    return new Cell(key, count, base);
  }

  /// Both together, of the same people.
  ReadCell plus(ReadCell other) {
    return new ReadCell(
        table,
        place,
        group,
        count.plus(other.count),
        base.plus(other.base),
        mark.or(other::mark),
        row);
  }
}
