/// The local stack's IAM: what stands beside each function's classes and refuses the calls of AWS
/// that the template does not grant, and says who calls. It knows the SDK's core and the JDK alone.
@NullMarked
package org.backbone.runner.host.iam;

import org.jspecify.annotations.NullMarked;
