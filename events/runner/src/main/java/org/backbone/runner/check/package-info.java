/// What ingest would say about a file, without sending it anywhere.
@NullMarked
package org.backbone.runner.check;

import org.jspecify.annotations.NullMarked;
