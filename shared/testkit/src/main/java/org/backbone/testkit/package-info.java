/// In-memory twins of the ports, the contracts that keep them honest, and real stores for tests.
@NullMarked
package org.backbone.testkit;

import org.jspecify.annotations.NullMarked;
