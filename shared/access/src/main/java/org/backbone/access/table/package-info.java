/// Sessions as items.
@NullMarked
package org.backbone.access.table;

import org.jspecify.annotations.NullMarked;
