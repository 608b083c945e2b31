/// What every part of the suite speaks of: languages, periods, problems, addresses, ids. It knows the JDK
/// alone, and nothing that the network does.
@NullMarked
package org.backbone.platform.core;

import org.jspecify.annotations.NullMarked;
