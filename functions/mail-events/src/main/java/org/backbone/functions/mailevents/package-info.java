/// What SES says became of a message.
@NullMarked
package org.backbone.functions.mailevents;

import org.jspecify.annotations.NullMarked;
