package org.backbone.reports;

import org.backbone.metrics.Indicator;
import org.backbone.metrics.PublicCell;
import org.backbone.platform.core.Period;

/// A partner's own figure beside the network's, for the latest period that it is part of.
public record NumberLine(Indicator indicator, Period period, PublicCell own, PublicCell network) {}
