/// The mapping language: what a partner's sheet means, said once, in the sheet's own words. It
/// knows nothing of how a sheet is read.
@NullMarked
package org.backbone.outcomes.mapping;

import org.jspecify.annotations.NullMarked;
