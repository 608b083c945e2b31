/// Tokens of an OpenID Connect issuer, verified as an HTTP API verifies them.
@NullMarked
package org.backbone.platform.tokens;

import org.jspecify.annotations.NullMarked;
