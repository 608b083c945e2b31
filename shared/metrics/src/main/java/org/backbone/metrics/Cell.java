package org.backbone.metrics;

/// One cell of a table: how many people were counted, and out of how many.
///
/// @param key whom it counts
/// @param count the numerator: people for whom the indicator holds
/// @param base the denominator: people it could hold for; [Amount#ZERO] where the indicator is a
///     plain count
public record Cell(CellKey key, Amount count, Amount base) {
  /// Both cells' people together, which must be of the same key.
  public Cell plus(Cell other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("adding " + other.key + " to " + key);
    }
    return new Cell(key, count.plus(other.count), base.plus(other.base));
  }
}
