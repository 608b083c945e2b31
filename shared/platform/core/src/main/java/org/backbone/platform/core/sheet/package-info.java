/// A spreadsheet as rows of text, whatever file it came from.
@NullMarked
package org.backbone.platform.core.sheet;

import org.jspecify.annotations.NullMarked;
