/// A partner's desk: what is due, uploads and their receipts.
@NullMarked
package org.backbone.outcomes.pages;

import org.jspecify.annotations.NullMarked;
