package org.backbone.metrics;

import java.time.Instant;

/// A table whose rollup failed when it was due, so that what is shown of it is old.
///
/// @param since when it was found so first
public record LateTable(TableKey table, Instant since) {}
