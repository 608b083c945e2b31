/// Follows a mapping through a sheet: finds the header by its words, reads each row's figures
/// against the network's catalogue, and says what does not fit.
@NullMarked
package org.backbone.outcomes.reading;

import org.jspecify.annotations.NullMarked;
