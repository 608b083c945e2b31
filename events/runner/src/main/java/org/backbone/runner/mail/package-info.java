/// The SES v2 endpoint, the messages that it took, and the pages that show them.
@NullMarked
package org.backbone.runner.mail;

import org.jspecify.annotations.NullMarked;
