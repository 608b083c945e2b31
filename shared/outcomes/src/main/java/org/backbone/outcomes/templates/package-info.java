/// Templates that partners fill in, and how a filled one is read.
@NullMarked
package org.backbone.outcomes.templates;

import org.jspecify.annotations.NullMarked;
