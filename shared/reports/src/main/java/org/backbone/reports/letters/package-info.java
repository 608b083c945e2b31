/// Reports by mail.
@NullMarked
package org.backbone.reports.letters;

import org.jspecify.annotations.NullMarked;
