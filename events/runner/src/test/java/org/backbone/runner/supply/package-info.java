/// What is delivered: the functions' zips, byte by byte.
@NullMarked
package org.backbone.runner.supply;

import org.jspecify.annotations.NullMarked;
