package org.backbone.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.backbone.runner.web.WebReply;

/// The answers of the HTTP API.
final class ApiReply {
  // The connection's own, which no function may set.
  private static final Set<String> OURS =
      Set.of("connection", "content-length", "date", "transfer-encoding", "upgrade", "keep-alive");

  static final WebReply NOT_FOUND = WebReply.message(404, "Not Found");
  static final WebReply UNAUTHORIZED = WebReply.message(401, "Unauthorized");
  static final WebReply FORBIDDEN = WebReply.message(403, "Forbidden");
  static final WebReply TOO_LARGE = WebReply.message(413, "Request Entity Too Large");
  static final WebReply HEAD_TOO_LARGE = WebReply.message(431, "Request Header Fields Too Large");
  static final WebReply TOO_MANY = WebReply.message(429, "Too Many Requests");
  static final WebReply ERROR = WebReply.message(500, "Internal Server Error");

  private ApiReply() {}

  /// What a function's answer means; an answer that means nothing is an error.
  static WebReply of(JsonNode answer) {
    if (!answer.has("statusCode")) {
      return answer.isTextual()
          ? inferred(answer.textValue())
          : inferred(answer.isNull() ? "null" : answer.toString());
    }
    int status = answer.path("statusCode").asInt(0);
    // What begins with a 1 announces an answer that no function has.
    if (status < 200 || status > 599) {
      return ERROR;
    }
    var headers = new ArrayList<WebReply.Header>();
    for (var header : answer.path("headers").properties()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OURS.contains(name) && !header.getValue().isNull()) {
        headers.add(new WebReply.Header(name, header.getValue().asText()));
      }
    }
    for (var cookie : answer.path("cookies")) {
      headers.add(new WebReply.Header("set-cookie", cookie.asText()));
    }
    if (headers.stream().noneMatch(header -> header.name().equals("content-type"))) {
      headers.add(new WebReply.Header("content-type", "text/plain;charset=UTF-8"));
    }
    var text = answer.path("body").asText("");
    try {
      var body =
          answer.path("isBase64Encoded").asBoolean()
              ? Base64.getDecoder().decode(text)
              : text.getBytes(StandardCharsets.UTF_8);
      return new WebReply(status, List.copyOf(headers), body);
    } catch (IllegalArgumentException _) {
      return ERROR;
    }
  }

  private static WebReply inferred(String body) {
    return WebReply.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
