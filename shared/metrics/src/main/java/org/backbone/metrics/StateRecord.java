package org.backbone.metrics;

/// A change of a table's state, as the stream tells it.
///
/// @param sequenceNumber names the record to the stream
/// @param table the table
/// @param isDirty whether a rollup was due when it was written
public record StateRecord(String sequenceNumber, TableKey table, boolean isDirty) {}
