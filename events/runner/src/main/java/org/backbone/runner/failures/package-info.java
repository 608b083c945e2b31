/// What could not be done: the template's queues, as folders.
@NullMarked
package org.backbone.runner.failures;

import org.jspecify.annotations.NullMarked;
