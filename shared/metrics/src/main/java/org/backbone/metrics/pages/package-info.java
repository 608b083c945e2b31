/// The public pages of indicators, and the same figures as open data.
@NullMarked
package org.backbone.metrics.pages;

import org.jspecify.annotations.NullMarked;
