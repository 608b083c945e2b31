/// Series of meetings, their dates, who joined them and who comes.
@NullMarked
package org.backbone.meetings;

import org.jspecify.annotations.NullMarked;
