/// Occurrences due become invitations in the outbox.
@NullMarked
package org.backbone.functions.meetinginvites;

import org.jspecify.annotations.NullMarked;
