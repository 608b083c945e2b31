/// Charts that the server draws: SVG from the style sheet's classes, each once wide and once
/// narrow.
@NullMarked
package org.backbone.pages.chart;

import org.jspecify.annotations.NullMarked;
