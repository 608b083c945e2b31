/// How a mail goes out: its bytes, and the port that sends them.
@NullMarked
package org.backbone.platform.mail;

import org.jspecify.annotations.NullMarked;
