/// The outbox: what is to be sent, once, and what became of it; the links that mails show.
@NullMarked
package org.backbone.mail;

import org.jspecify.annotations.NullMarked;
