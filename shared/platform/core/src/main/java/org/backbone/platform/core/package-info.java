/// What every part of the suite speaks of, in the JDK's own terms; nothing that the network does.
@NullMarked
package org.backbone.platform.core;

import org.jspecify.annotations.NullMarked;
