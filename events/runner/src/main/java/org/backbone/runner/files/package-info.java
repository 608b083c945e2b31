/// S3: buckets in a folder, and an event for each new object.
@NullMarked
package org.backbone.runner.files;

import org.jspecify.annotations.NullMarked;
