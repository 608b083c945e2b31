/// The monthly report of each partner, by mail.
@NullMarked
package org.backbone.functions.reportdelivery;

import org.jspecify.annotations.NullMarked;
