package org.backbone.functions.reportdelivery;

import org.backbone.domain.Period;
import org.backbone.domain.metric.Indicator;
import org.backbone.domain.metric.PublicCell;

/// A partner's own figure beside the network's, for the latest period that it is part of.
record NumberLine(Indicator indicator, Period period, PublicCell own, PublicCell network) {}
