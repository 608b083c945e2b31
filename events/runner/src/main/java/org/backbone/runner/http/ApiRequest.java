package org.backbone.runner.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request to the HTTP API, as it came.
///
/// @param rawPath encoded
/// @param rawQuery encoded, without the question mark
/// @param headers in lower case, repeated ones joined by commas, cookies left out
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
record ApiRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, String> headers,
    List<String> cookies,
    byte[] body,
    String sourceIp,
    String protocol) {

  /// The most that a request's line and headers may hold on an HTTP API.
  static final int LARGEST_HEAD = 10_240;

  /// The largest body that an HTTP API takes.
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /// Reads a request; a body that is too large is read one byte too far.
  static ApiRequest of(HttpExchange exchange) throws IOException {
    var target = target(exchange);
    int mark = target.indexOf('?');
    return new ApiRequest(
        exchange.getRequestMethod(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers(exchange.getRequestHeaders()),
        cookies(exchange.getRequestHeaders()),
        exchange.getRequestBody().readNBytes(LARGEST_BODY + 1),
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        exchange.getProtocol());
  }

  /// The path of a request, decoded where that can be done.
  static String decodedPath(HttpExchange exchange) {
    return RequestPassing.target(exchange.getRequestHeaders())
        .map(target -> target.split("\\?", 2)[0])
        .orElseGet(() -> exchange.getRequestURI().getPath());
  }

  private static String target(HttpExchange exchange) {
    return RequestPassing.target(exchange.getRequestHeaders())
        .orElseGet(
            () -> {
              var uri = exchange.getRequestURI();
              var query = uri.getRawQuery();
              return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
            });
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean headTooLarge() {
    int size = method.length() + rawPath.length() + rawQuery.length();
    for (var header : headers.entrySet()) {
      size += header.getKey().length() + header.getValue().length();
    }
    return size + cookies.stream().mapToInt(String::length).sum() > LARGEST_HEAD;
  }

  private static Map<String, String> headers(Headers headers) {
    var joined = new TreeMap<String, String>();
    headers.forEach(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Cookie") && !RequestPassing.isOurs(name)) {
            joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
          }
        });
    return joined;
  }

  private static List<String> cookies(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split("; *")).stream())
        .filter(cookie -> !cookie.isBlank())
        .toList();
  }
}
