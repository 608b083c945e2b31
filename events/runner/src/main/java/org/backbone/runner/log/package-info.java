/// What was invoked, and why: kept as files, shown at `/_local/log`, and replayed from there.
@NullMarked
package org.backbone.runner.log;

import org.jspecify.annotations.NullMarked;
