/// The pages' kit: frame, words, forms and their parts; it knows no page.
@NullMarked
package org.backbone.platform.pages;

import org.jspecify.annotations.NullMarked;
