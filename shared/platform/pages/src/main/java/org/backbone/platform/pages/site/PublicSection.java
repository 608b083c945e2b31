package org.backbone.platform.pages.site;

import org.backbone.platform.lambda.Routes;

/// What a capability answers on the public site, at addresses of its own.
public interface PublicSection {
  /// These routes and its own.
  Routes addTo(Routes routes);
}
