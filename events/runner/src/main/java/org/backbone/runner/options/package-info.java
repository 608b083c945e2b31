/// Options that several verbs have.
@NullMarked
package org.backbone.runner.options;

import org.jspecify.annotations.NullMarked;
