/// The pages of signing in, and the cookie of who has.
@NullMarked
package org.backbone.access.pages;

import org.jspecify.annotations.NullMarked;
