/// The one DynamoDB table: its keys, the ways it is read and written, and nothing about what is kept in it.
@NullMarked
package org.backbone.platform.table;

import org.jspecify.annotations.NullMarked;
