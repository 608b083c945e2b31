/// Pages as a person sees them: Chromium, from the system's packages, driven in tests.
@NullMarked
package org.backbone.runner.browser;

import org.jspecify.annotations.NullMarked;
