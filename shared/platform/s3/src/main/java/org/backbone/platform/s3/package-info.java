/// Files in S3.
@NullMarked
package org.backbone.platform.s3;

import org.jspecify.annotations.NullMarked;
