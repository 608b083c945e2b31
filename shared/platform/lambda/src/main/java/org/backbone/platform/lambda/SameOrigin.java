package org.backbone.platform.lambda;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Whether a request that changes something comes from a page of ours, or from a program that shows
/// what it is allowed by itself. Another site's page, or one of a neighbour under the same domain,
/// must not press our buttons in a reader's name, nor sign a reader in as somebody else.
///
/// It goes by what a browser says and no page can change: Fetch Metadata (`Sec-Fetch-Site`), or
/// else `Origin`. Whoever says neither is a program, for a browser says one of them with each POST;
/// a program has no cookies of ours.
final class SameOrigin {
  /// `none` is what the reader did without any page.
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final String origin;

  /// @param publicUrl where people reach the network
  SameOrigin(String publicUrl) {
    this.origin = origin(URI.create(publicUrl));
  }

  boolean admits(Request request) {
    // No browser sends it by itself, and no other site's script may: we grant no CORS.
    if (request.bearer().isPresent()) {
      return true;
    }
    var site = request.header("sec-fetch-site");
    if (site.isPresent()) {
      return OURS.contains(site.get());
    }
    return request.header("origin").map(this::isOurs).orElseGet(() -> !request.hasCookies());
  }

  private boolean isOurs(String said) {
    return said.equalsIgnoreCase(origin);
  }

  // As a browser writes it (RFC 6454, section 6.1): the scheme's own port is left out.
  private static String origin(URI address) {
    var scheme = address.getScheme().toLowerCase(Locale.ROOT);
    var usual = scheme.equals("https") ? 443 : 80;
    var port = address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
    return scheme + "://" + address.getHost() + port;
  }
}
