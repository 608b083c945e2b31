/// Datasets, mappings and the checks of an upload.
@NullMarked
package org.backbone.domain.outcome;

import org.jspecify.annotations.NullMarked;
