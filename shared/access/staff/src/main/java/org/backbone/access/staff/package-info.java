/// Staff: signing in at the issuer, and knowing them by their token.
@NullMarked
package org.backbone.access.staff;

import org.jspecify.annotations.NullMarked;
