/// The fault engine: every function as it is deployed, every call that it makes of AWS, and what
/// happens when just that call goes wrong.
@NullMarked
package org.backbone.runner.faults;

import org.jspecify.annotations.NullMarked;
