/// Writes mails: their text in HTML and plain, their MIME form.
@NullMarked
package org.backbone.mail.letters;

import org.jspecify.annotations.NullMarked;
