/// `backbone verify`: whether signed receipts hold, told for people or as JSON.
@NullMarked
package org.backbone.runner.verify;

import org.jspecify.annotations.NullMarked;
