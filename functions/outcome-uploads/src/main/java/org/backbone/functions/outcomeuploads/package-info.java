/// Contacts sign in by link, ask for an upload, read its receipt, fetch the error file, withdraw.
@NullMarked
package org.backbone.functions.outcomeuploads;

import org.jspecify.annotations.NullMarked;
