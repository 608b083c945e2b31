/// Functions that follow a table's stream, fed as Lambda's event source mappings feed them.
@NullMarked
package org.backbone.runner.stream;

import org.jspecify.annotations.NullMarked;
