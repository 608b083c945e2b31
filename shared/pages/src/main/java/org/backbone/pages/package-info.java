/// How our pages look and speak: layout, parts, style sheet and words in every language.
@NullMarked
package org.backbone.pages;

import org.jspecify.annotations.NullMarked;
