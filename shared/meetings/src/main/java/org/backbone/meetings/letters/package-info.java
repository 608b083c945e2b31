/// Invitations.
@NullMarked
package org.backbone.meetings.letters;

import org.jspecify.annotations.NullMarked;
