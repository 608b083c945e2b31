/// What every function shares: requests and replies, JSON, settings, the log.
@NullMarked
package org.backbone.platform.lambda;

import org.jspecify.annotations.NullMarked;
