/// The local stack's HTTP server, whatever is answered behind it.
@NullMarked
package org.backbone.runner.web;

import org.jspecify.annotations.NullMarked;
