package org.backbone.access.staff;

import java.net.URI;
import org.backbone.platform.lambda.Request;

/// Whether a POST comes from a page of ours: what the browser says of its origin (Fetch Metadata,
/// else `Origin`). A browser that says neither does not send our cookie from elsewhere, for that is
/// `SameSite`.
final class SameOrigin {
  private final String origin;

  SameOrigin(String publicUrl) {
    var address = URI.create(publicUrl);
    this.origin = address.getScheme() + "://" + address.getAuthority();
  }

  boolean admits(Request request) {
    var site = request.header("sec-fetch-site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    return request.header("origin").map(origin::equalsIgnoreCase).orElse(true);
  }
}
