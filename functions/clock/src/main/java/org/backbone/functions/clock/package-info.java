/// Looks whether anything is due, and wakes whoever does it.
@NullMarked
package org.backbone.functions.clock;

import org.jspecify.annotations.NullMarked;
