/// Partners as items.
@NullMarked
package org.backbone.partners.table;

import org.jspecify.annotations.NullMarked;
