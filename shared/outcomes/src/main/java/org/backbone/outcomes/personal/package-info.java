/// What belongs to a person and not into a file of counts: told by its header or by itself.
@NullMarked
package org.backbone.outcomes.personal;

import org.jspecify.annotations.NullMarked;
