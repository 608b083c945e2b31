/// What a form asks for, said once: how each field is read, checked, kept and shown again.
@NullMarked
package org.backbone.platform.core.form;

import org.jspecify.annotations.NullMarked;
