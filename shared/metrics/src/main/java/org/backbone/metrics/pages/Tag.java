package org.backbone.metrics.pages;

import org.backbone.platform.pages.Kind;

/// A short state, as the kit's `tag.jte` shows it: `✓ right way`.
public record Tag(Kind kind, String text) {}
