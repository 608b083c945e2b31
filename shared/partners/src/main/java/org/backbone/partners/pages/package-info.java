/// The form that a partner joins by, and the same as JSON.
@NullMarked
package org.backbone.partners.pages;

import org.jspecify.annotations.NullMarked;
