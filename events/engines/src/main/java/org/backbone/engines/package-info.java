/// Starts what the local stack and tests run on, and makes the table that the template declares.
@NullMarked
package org.backbone.engines;

import org.jspecify.annotations.NullMarked;
