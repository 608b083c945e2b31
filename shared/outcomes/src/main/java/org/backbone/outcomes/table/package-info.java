/// Slots and uploads as items.
@NullMarked
package org.backbone.outcomes.table;

import org.jspecify.annotations.NullMarked;
