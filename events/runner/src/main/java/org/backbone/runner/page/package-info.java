/// How the stack's own pages look: plain, with the house's style sheet where it is built.
@NullMarked
package org.backbone.runner.page;

import org.jspecify.annotations.NullMarked;
