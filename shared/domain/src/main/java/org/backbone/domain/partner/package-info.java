/// Partners, their contacts and how they join.
@NullMarked
package org.backbone.domain.partner;

import org.jspecify.annotations.NullMarked;
