/// How functions are called, at once or later, and when everything that was started has come to
/// rest.
@NullMarked
package org.backbone.runner.invoke;

import org.jspecify.annotations.NullMarked;
