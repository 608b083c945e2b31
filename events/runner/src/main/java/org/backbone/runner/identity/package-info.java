/// The local identity issuer: what a Cognito user pool is in AWS, with personas instead of
/// passwords.
@NullMarked
package org.backbone.runner.identity;

import org.jspecify.annotations.NullMarked;
