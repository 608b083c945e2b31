/// Outcome data: what partners upload, and what became of it.
@NullMarked
package org.backbone.outcomes;

import org.jspecify.annotations.NullMarked;
