/// Starts functions of ours through Lambda.
@NullMarked
package org.backbone.platform.wake;

import org.jspecify.annotations.NullMarked;
