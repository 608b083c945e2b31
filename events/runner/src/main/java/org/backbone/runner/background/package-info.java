/// What the stack does beside answering: each part goes on after a failure, says it once, and tells
/// `/health`.
@NullMarked
package org.backbone.runner.background;

import org.jspecify.annotations.NullMarked;
