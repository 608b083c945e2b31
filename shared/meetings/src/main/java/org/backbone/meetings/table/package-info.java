/// Meetings as items.
@NullMarked
package org.backbone.meetings.table;

import org.jspecify.annotations.NullMarked;
