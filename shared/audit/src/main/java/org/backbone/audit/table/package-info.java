/// The audit trail as items.
@NullMarked
package org.backbone.audit.table;

import org.jspecify.annotations.NullMarked;
