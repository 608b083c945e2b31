/// Receipts that anybody can check: what they say, their one form, who signs them, and what a check
/// of them finds.
@NullMarked
package org.backbone.outcomes.receipts;

import org.jspecify.annotations.NullMarked;
