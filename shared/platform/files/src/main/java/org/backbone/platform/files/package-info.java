/// Files in a bucket: the port, and links and forms that are signed without a client.
@NullMarked
package org.backbone.platform.files;

import org.jspecify.annotations.NullMarked;
