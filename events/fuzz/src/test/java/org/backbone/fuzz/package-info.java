/// What anybody may send, as a fuzzer makes it up, against each door of the suite.
@NullMarked
package org.backbone.fuzz;

import org.jspecify.annotations.NullMarked;
