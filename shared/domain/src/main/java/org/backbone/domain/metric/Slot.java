package org.backbone.domain.metric;

import org.backbone.domain.Period;

/// What an upload fills, and a later one replaces: a partner's dataset for a period.
public record Slot(String partner, String dataset, Period period) {}
