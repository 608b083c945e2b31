/// Who has come in: sessions, kept as digests of their tokens only.
@NullMarked
package org.backbone.domain.access;

import org.jspecify.annotations.NullMarked;
