/// Reads a partner's sheet as it is: finds its header, maps its columns, checks it row by row.
@NullMarked
package org.backbone.outcomes.check;

import org.jspecify.annotations.NullMarked;
