/// Reads `template.yaml`, and refuses whatever the local stack does not emulate.
@NullMarked
package org.backbone.template;

import org.jspecify.annotations.NullMarked;
