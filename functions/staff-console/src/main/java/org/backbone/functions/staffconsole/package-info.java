/// Staff pages and their JSON API.
@NullMarked
package org.backbone.functions.staffconsole;

import org.jspecify.annotations.NullMarked;
