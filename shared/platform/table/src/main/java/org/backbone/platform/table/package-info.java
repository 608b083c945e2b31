/// The one DynamoDB table: its keys and the ways it is read and written.
@NullMarked
package org.backbone.platform.table;

import org.jspecify.annotations.NullMarked;
