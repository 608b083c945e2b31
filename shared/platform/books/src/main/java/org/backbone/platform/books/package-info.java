/// Writes workbooks of Excel's form: small ones whole, and a sheet more for somebody's own.
@NullMarked
package org.backbone.platform.books;

import org.jspecify.annotations.NullMarked;
