/// Indicators, datasets and mappings, kept as data.
@NullMarked
package org.backbone.catalog;

import org.jspecify.annotations.NullMarked;
