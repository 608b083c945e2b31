/// `template.yaml` as the local stack and the tests read it: what it declares, or where it says
/// something unknown.
@NullMarked
package org.backbone.testkit.template;

import org.jspecify.annotations.NullMarked;
