package org.backbone.metrics;

import org.backbone.platform.core.Period;

/// What an upload fills, and a later one replaces: a partner's dataset for a period.
public record Slot(String partner, String dataset, Period period) {}
