/// The audit trail in the console.
@NullMarked
package org.backbone.audit.pages;

import org.jspecify.annotations.NullMarked;
