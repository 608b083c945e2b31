/// The organisations, agencies and districts of the network: how they join, and who they are.
@NullMarked
package org.backbone.partners;

import org.jspecify.annotations.NullMarked;
