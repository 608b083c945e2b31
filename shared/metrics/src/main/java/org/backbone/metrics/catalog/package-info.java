/// The indicators of the network, as data.
@NullMarked
package org.backbone.metrics.catalog;

import org.jspecify.annotations.NullMarked;
