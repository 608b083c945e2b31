/// Rollups and releases as items.
@NullMarked
package org.backbone.metrics.table;

import org.jspecify.annotations.NullMarked;
