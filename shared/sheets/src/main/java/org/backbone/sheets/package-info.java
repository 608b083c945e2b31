/// Spreadsheets as streams of rows, and the error file.
@NullMarked
package org.backbone.sheets;

import org.jspecify.annotations.NullMarked;
