/// The outbox and the links of mails as items.
@NullMarked
package org.backbone.mail.table;

import org.jspecify.annotations.NullMarked;
