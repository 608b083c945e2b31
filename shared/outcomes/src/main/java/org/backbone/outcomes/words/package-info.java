/// What problems and notes of a file say: the sentences stand in the capability's words.
@NullMarked
package org.backbone.outcomes.words;

import org.jspecify.annotations.NullMarked;
