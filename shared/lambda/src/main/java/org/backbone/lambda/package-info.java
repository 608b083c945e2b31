/// What every function shares: settings, requests, replies, JSON and logs.
@NullMarked
package org.backbone.lambda;

import org.jspecify.annotations.NullMarked;
