/// The console of staff as a list of sections: capabilities contribute them.
@NullMarked
package org.backbone.platform.pages.console;

import org.jspecify.annotations.NullMarked;
