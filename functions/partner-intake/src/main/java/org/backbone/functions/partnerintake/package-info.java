/// Partners join: the form, in English and Spanish, and the same as JSON.
@NullMarked
package org.backbone.functions.partnerintake;

import org.jspecify.annotations.NullMarked;
