/// Amounts, cells, slots, rollups and what may be published of them.
@NullMarked
package org.backbone.domain.metric;

import org.jspecify.annotations.NullMarked;
