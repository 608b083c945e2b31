/// What the fault engine puts beside a function's classes, in its zip: it knows the SDK and the JDK
/// alone.
@NullMarked
package org.backbone.runner.faults.inside;

import org.jspecify.annotations.NullMarked;
