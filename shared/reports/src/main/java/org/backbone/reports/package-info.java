/// What a report to a partner says.
@NullMarked
package org.backbone.reports;

import org.jspecify.annotations.NullMarked;
