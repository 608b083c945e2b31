/// Shared measures: indicators, exact rollups, and what may be published of them.
@NullMarked
package org.backbone.metrics;

import org.jspecify.annotations.NullMarked;
