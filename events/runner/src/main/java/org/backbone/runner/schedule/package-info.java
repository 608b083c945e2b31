/// Schedules: by the real clock, and by a clock that one moves.
@NullMarked
package org.backbone.runner.schedule;

import org.jspecify.annotations.NullMarked;
