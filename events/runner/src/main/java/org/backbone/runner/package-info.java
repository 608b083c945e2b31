/// The local stack: what template.yaml declares, run on one laptop.
@NullMarked
package org.backbone.runner;

import org.jspecify.annotations.NullMarked;
