package org.backbone.metrics;

import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;

/// What the network wants an indicator to reach, and when.
///
/// @param indicator the indicator's id
/// @param value people, or percent where the indicator is a share
/// @param by the period in which it shall be reached
/// @param why what was agreed, in words
public record Goal(String indicator, long value, Period by, Texts why) {}
