/// Reads CSV and XLSX as rows, one at a time, from whatever a partner sends.
@NullMarked
package org.backbone.platform.sheets;

import org.jspecify.annotations.NullMarked;
