/// Rules and records of the network that more than one road needs; the JDK alone.
@NullMarked
package org.backbone.domain;

import org.jspecify.annotations.NullMarked;
