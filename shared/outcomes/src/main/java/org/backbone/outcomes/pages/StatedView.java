package org.backbone.outcomes.pages;

import org.backbone.metrics.Slot;
import org.jspecify.annotations.Nullable;

/// What `stated.jte` shows.
///
/// @param text what was said, of what, and when
/// @param slot what it was said of
/// @param withdraw where it is taken back; null where it was
public record StatedView(String title, String text, Slot slot, @Nullable String withdraw) {}
