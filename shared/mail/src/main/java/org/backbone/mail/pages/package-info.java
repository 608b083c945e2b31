/// Mail in the console.
@NullMarked
package org.backbone.mail.pages;

import org.jspecify.annotations.NullMarked;
