package org.backbone.runner.web;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request, as it came.
///
/// @param headers by their names in small letters
/// @param body what has not been read of it when the answer is given is lost
public record WebRequest(
    String method,
    Target target,
    String protocol,
    String sourceIp,
    Map<String, List<String>> headers,
    InputStream body) {

  /// A header's first value.
  ///
  /// @param name in small letters
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// The cookies, as `name=value`.
  public List<String> cookies() {
    return headers.getOrDefault("cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split("; *")).stream())
        .filter(cookie -> !cookie.isBlank())
        .toList();
  }
}
