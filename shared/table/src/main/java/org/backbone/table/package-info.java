/// The one DynamoDB table: keys, items and the adapters of every store.
@NullMarked
package org.backbone.table;

import org.jspecify.annotations.NullMarked;
