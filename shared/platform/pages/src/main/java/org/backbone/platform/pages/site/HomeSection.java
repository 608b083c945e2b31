package org.backbone.platform.pages.site;

import gg.jte.Content;
import org.backbone.platform.lambda.Request;

/// A part of the home page that a capability contributes.
@FunctionalInterface
public interface HomeSection {
  /// The part, in the reader's language.
  Content section(Request request);
}
