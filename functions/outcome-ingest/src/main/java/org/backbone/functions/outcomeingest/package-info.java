/// A file arrived: read, check, aggregate, receipt.
@NullMarked
package org.backbone.functions.outcomeingest;

import org.jspecify.annotations.NullMarked;
