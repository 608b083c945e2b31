package org.backbone.runner.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/// What a request asks for: a path and a query as a rule, but whatever was sent.
///
/// @param path encoded
/// @param query encoded, without the question mark
/// @param decodedPath decoded where that can be done
/// @param isUri whether it is a path, or a whole address, as the standard has it
public record Target(String path, String query, String decodedPath, boolean isUri) {
  static Target of(String sent) {
    try {
      var uri = new URI(sent);
      var path = uri.getRawPath();
      if (path != null && path.startsWith("/") && (uri.isAbsolute() || !sent.startsWith("//"))) {
        var query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        return new Target(path, query, uri.getPath(), true);
      }
    } catch (URISyntaxException _) {
      // Then it stays as it came.
    }
    int mark = sent.indexOf('?');
    var path = mark < 0 ? sent : sent.substring(0, mark);
    return new Target(path, mark < 0 ? "" : sent.substring(mark + 1), path, false);
  }
}
