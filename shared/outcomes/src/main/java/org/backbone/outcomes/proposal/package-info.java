/// What a sheet that nobody knows yet may mean: proposed from its words and from what stands below
/// them, and decided by a person.
@NullMarked
package org.backbone.outcomes.proposal;

import org.jspecify.annotations.NullMarked;
