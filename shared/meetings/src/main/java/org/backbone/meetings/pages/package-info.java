/// The pages of meetings: series, answers, leaving.
@NullMarked
package org.backbone.meetings.pages;

import org.jspecify.annotations.NullMarked;
