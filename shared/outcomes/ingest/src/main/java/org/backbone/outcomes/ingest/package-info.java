/// Receives a file: reads it, keeps what it adds, answers its sender.
@NullMarked
package org.backbone.outcomes.ingest;

import org.jspecify.annotations.NullMarked;
