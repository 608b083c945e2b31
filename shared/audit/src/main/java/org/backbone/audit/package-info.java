/// The audit trail: who did what to which thing, and what it was before. It knows none of those
/// things; whoever changes one writes the line with it.
@NullMarked
package org.backbone.audit;

import org.jspecify.annotations.NullMarked;
