/// The public site as a list of sections: capabilities contribute them.
@NullMarked
package org.backbone.platform.pages.site;

import org.jspecify.annotations.NullMarked;
