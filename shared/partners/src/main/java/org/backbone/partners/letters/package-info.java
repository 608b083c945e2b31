/// The welcome.
@NullMarked
package org.backbone.partners.letters;

import org.jspecify.annotations.NullMarked;
