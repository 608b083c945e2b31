/// The functions' host: a JVM of its own that runs zips as Lambda does, and what starts and calls
/// it.
@NullMarked
package org.backbone.runner.host;

import org.jspecify.annotations.NullMarked;
