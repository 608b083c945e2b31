/// What a cell says, recognised by its kind: a count, a share, a range of either, a mark, or one of
/// the things that are none of these, each by its own name and with what to write instead.
@NullMarked
package org.backbone.outcomes.values;

import org.jspecify.annotations.NullMarked;
