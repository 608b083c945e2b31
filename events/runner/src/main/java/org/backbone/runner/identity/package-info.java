/// Who staff are, locally: an OpenID Connect issuer with a few personas and no passwords.
@NullMarked
package org.backbone.runner.identity;

import org.jspecify.annotations.NullMarked;
