/// Sends what the outbox holds, once.
@NullMarked
package org.backbone.functions.mailsender;

import org.jspecify.annotations.NullMarked;
