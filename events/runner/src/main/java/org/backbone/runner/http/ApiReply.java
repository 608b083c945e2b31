package org.backbone.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An answer of the HTTP API.
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
record ApiReply(int status, List<Header> headers, byte[] body) {
  record Header(String name, String value) {}

  // The connection's own, which no function may set.
  private static final Set<String> OURS =
      Set.of("connection", "content-length", "date", "transfer-encoding", "upgrade", "keep-alive");

  static final ApiReply NOT_FOUND = message(404, "Not Found");
  static final ApiReply UNAUTHORIZED = message(401, "Unauthorized");
  static final ApiReply FORBIDDEN = message(403, "Forbidden");
  static final ApiReply TOO_LARGE = message(413, "Request Entity Too Large");
  static final ApiReply HEAD_TOO_LARGE = message(431, "Request Header Fields Too Large");
  static final ApiReply ERROR = message(500, "Internal Server Error");

  /// What the gateway itself has to say.
  static ApiReply message(int status, String text) {
    return new ApiReply(
        status,
        List.of(new Header("content-type", "application/json")),
        ("{\"message\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  ApiReply with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new ApiReply(status, List.copyOf(more), body);
  }

  /// What a function's answer means; an answer that means nothing is an error.
  static ApiReply of(JsonNode answer) {
    if (!answer.has("statusCode")) {
      return answer.isTextual()
          ? inferred(answer.textValue())
          : inferred(answer.isNull() ? "null" : answer.toString());
    }
    int status = answer.path("statusCode").asInt(0);
    if (status < 100 || status > 599) {
      return ERROR;
    }
    var headers = new ArrayList<Header>();
    for (var header : answer.path("headers").properties()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OURS.contains(name) && !header.getValue().isNull()) {
        headers.add(new Header(name, header.getValue().asText()));
      }
    }
    for (var cookie : answer.path("cookies")) {
      headers.add(new Header("set-cookie", cookie.asText()));
    }
    if (headers.stream().noneMatch(header -> header.name().equals("content-type"))) {
      headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    var text = answer.path("body").asText("");
    try {
      var body =
          answer.path("isBase64Encoded").asBoolean()
              ? Base64.getDecoder().decode(text)
              : text.getBytes(StandardCharsets.UTF_8);
      return new ApiReply(status, List.copyOf(headers), body);
    } catch (IllegalArgumentException _) {
      return ERROR;
    }
  }

  private static ApiReply inferred(String body) {
    return new ApiReply(
        200,
        List.of(new Header("content-type", "application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    for (var header : headers) {
      exchange.getResponseHeaders().add(header.name(), header.value());
    }
    boolean noBody =
        exchange.getRequestMethod().equals("HEAD")
            || body.length == 0
            || status == 204
            || status == 304;
    exchange.sendResponseHeaders(status, noBody ? -1 : body.length);
    if (!noBody) {
      exchange.getResponseBody().write(body);
    }
  }
}
