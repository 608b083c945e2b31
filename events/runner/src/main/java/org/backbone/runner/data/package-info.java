/// The data folder, and how its files are written: whole or not at all.
@NullMarked
package org.backbone.runner.data;

import org.jspecify.annotations.NullMarked;
