/// What a look through all that was derived found, and how far it is.
@NullMarked
package org.backbone.outcomes.rebuild;

import org.jspecify.annotations.NullMarked;
