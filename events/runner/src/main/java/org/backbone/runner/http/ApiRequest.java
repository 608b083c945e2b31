package org.backbone.runner.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.runner.web.WebRequest;

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
  static ApiRequest of(WebRequest request) throws IOException {
    return new ApiRequest(
        request.method(),
        request.target().path(),
        request.target().query(),
        headers(request.headers()),
        request.cookies(),
        request.body().readNBytes(LARGEST_BODY + 1),
        request.sourceIp(),
        request.protocol());
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

  private static Map<String, String> headers(Map<String, List<String>> headers) {
    var joined = new TreeMap<String, String>();
    headers.forEach((name, values) -> joined.put(name, String.join(",", values)));
    joined.remove("cookie");
    return joined;
  }
}
