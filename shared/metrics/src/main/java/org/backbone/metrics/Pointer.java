package org.backbone.metrics;

/// Whose figures count for a slot: the aggregate of its head upload.
///
/// @param slot the slot
/// @param seq the head upload's number within the slot
/// @param aggregate the aggregate's [Aggregate#digest()]
public record Pointer(Slot slot, long seq, String aggregate) {}
