package org.backbone.metrics;

/// A cell as the public may see it.
///
/// @param key whom it counts; the whole table's has the site [CellKey#ALL]
/// @param count the numerator
/// @param base the denominator; exactly 0 where the indicator is a plain count
public record PublicCell(CellKey key, Figure count, Figure base) {}
