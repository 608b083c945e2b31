/// Public pages: home, indicators, figures as JSON and CSV.
@NullMarked
package org.backbone.functions.dashboard;

import org.jspecify.annotations.NullMarked;
