/// The sample network: a story told with invented organisations and real public files.
@NullMarked
package org.backbone.runner.sample;

import org.jspecify.annotations.NullMarked;
