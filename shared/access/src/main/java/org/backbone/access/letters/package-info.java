/// The mail with a sign-in link.
@NullMarked
package org.backbone.access.letters;

import org.jspecify.annotations.NullMarked;
