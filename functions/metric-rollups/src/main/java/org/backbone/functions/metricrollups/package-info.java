/// Recomputes dirty tables, releases their protected form, and sweeps what a stream lost.
@NullMarked
package org.backbone.functions.metricrollups;

import org.jspecify.annotations.NullMarked;
