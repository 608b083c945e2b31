/// What was derived, compared with what comes out when it is made again.
@NullMarked
package org.backbone.runner.rebuild;

import org.jspecify.annotations.NullMarked;
