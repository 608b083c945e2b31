/// Dates for calendar programs (iCalendar, RFC 5545).
@NullMarked
package org.backbone.meetings.calendar;

import org.jspecify.annotations.NullMarked;
