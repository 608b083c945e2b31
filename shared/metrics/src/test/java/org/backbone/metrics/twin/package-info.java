/// Stores in memory, and what holds for every store.
@NullMarked
package org.backbone.metrics.twin;

import org.jspecify.annotations.NullMarked;
