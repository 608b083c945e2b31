/// MIME messages, iCalendar parts and SES v2.
@NullMarked
package org.backbone.mail;

import org.jspecify.annotations.NullMarked;
