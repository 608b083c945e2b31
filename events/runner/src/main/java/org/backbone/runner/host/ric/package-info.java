/// What runs beside a function, inside its class loader: Lambda's own runtime client, and the
/// little that drives it.
@NullMarked
package org.backbone.runner.host.ric;

import org.jspecify.annotations.NullMarked;
