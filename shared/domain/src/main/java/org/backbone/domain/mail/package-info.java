/// The outbox: what is to be sent, once.
@NullMarked
package org.backbone.domain.mail;

import org.jspecify.annotations.NullMarked;
