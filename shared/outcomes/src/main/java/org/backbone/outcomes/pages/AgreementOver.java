package org.backbone.outcomes.pages;

import gg.jte.Content;
import org.backbone.metrics.Slot;
import org.jspecify.annotations.Nullable;

/// What `agreementOver.jte` shows.
///
/// @param notice since when, and whom to write to
/// @param slot of which may be said that there is nothing to send; null for none
public record AgreementOver(Content notice, @Nullable Slot slot) {}
