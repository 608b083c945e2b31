/// Sends mail through Amazon SES.
@NullMarked
package org.backbone.platform.ses;

import org.jspecify.annotations.NullMarked;
