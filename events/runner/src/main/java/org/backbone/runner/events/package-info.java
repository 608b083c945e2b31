/// The default event bus: which functions an event starts.
@NullMarked
package org.backbone.runner.events;

import org.jspecify.annotations.NullMarked;
