/// How our mail looks: one model, written as HTML and as plain text.
@NullMarked
package org.backbone.pages.mail;

import org.jspecify.annotations.NullMarked;
