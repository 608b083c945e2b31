/// S3: uploads and files kept.
@NullMarked
package org.backbone.files;

import org.jspecify.annotations.NullMarked;
