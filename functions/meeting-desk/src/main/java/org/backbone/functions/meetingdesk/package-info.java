/// Series and dates, joining, answering and leaving, and the calendar feed.
@NullMarked
package org.backbone.functions.meetingdesk;

import org.jspecify.annotations.NullMarked;
