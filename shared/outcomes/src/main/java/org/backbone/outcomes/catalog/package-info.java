/// The datasets of the network and the layouts that are known of them, as data.
@NullMarked
package org.backbone.outcomes.catalog;

import org.jspecify.annotations.NullMarked;
