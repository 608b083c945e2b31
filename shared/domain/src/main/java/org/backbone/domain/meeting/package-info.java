/// Series, occurrences, registrations and answers.
@NullMarked
package org.backbone.domain.meeting;

import org.jspecify.annotations.NullMarked;
