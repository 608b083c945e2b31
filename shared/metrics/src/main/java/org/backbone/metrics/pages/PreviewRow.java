package org.backbone.metrics.pages;

import org.backbone.platform.pages.Kind;

/// One thing that a change of the catalogue changes, as its preview shows it.
///
/// @param what its name
/// @param before what it was; empty for nothing
/// @param after what it becomes; empty for nothing
/// @param kind what kind of change it is, at a glance
/// @param tag the same in a word
/// @param effect what it does to those who read figures, and to those who send them
public record PreviewRow(
    String what, String before, String after, Kind kind, String tag, String effect) {}
