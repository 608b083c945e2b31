/// Charts as SVG, drawn on the server.
@NullMarked
package org.backbone.platform.pages.chart;

import org.jspecify.annotations.NullMarked;
