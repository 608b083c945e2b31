/// Who comes in: sign-in links and sessions of contacts, kept as digests of their tokens only.
@NullMarked
package org.backbone.access;

import org.jspecify.annotations.NullMarked;
