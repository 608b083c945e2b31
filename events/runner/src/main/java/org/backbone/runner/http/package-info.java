/// What answers at the stack's port: the HTTP API as API Gateway would, and the stack's own pages.
@NullMarked
package org.backbone.runner.http;

import org.jspecify.annotations.NullMarked;
