package org.backbone.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the event that an HTTP API sends to a function, payload format 2.0.
final class ApiEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ApiEvent() {}

  /// @param claims what a verified token says; empty on a public route
  static JsonNode of(
      ApiRequest request,
      String apiId,
      String routeKey,
      Map<String, String> parameters,
      Optional<JwtAuthorizer.Verified> claims,
      String requestId,
      Instant at) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    // Of all that "raw" promises, an HTTP API keeps the query encoded, but decodes the path.
    var path = decode(request.rawPath(), false);
    event.put("rawPath", path);
    event.put("rawQueryString", request.rawQuery());
    if (!request.cookies().isEmpty()) {
      var cookies = event.putArray("cookies");
      request.cookies().forEach(cookies::add);
    }
    var headers = event.putObject("headers");
    request.headers().forEach(headers::put);
    addGatewayHeaders(headers, request, requestId);
    var query = query(request.rawQuery());
    if (!query.isEmpty()) {
      query.forEach(event.putObject("queryStringParameters")::put);
    }
    if (!parameters.isEmpty()) {
      parameters.forEach(event.putObject("pathParameters")::put);
    }
    var context = event.putObject("requestContext");
    context.put("accountId", "000000000000");
    context.put("apiId", apiId);
    claims.ifPresent(verified -> addAuthorizer(context, verified));
    context.put("domainName", request.header("host").replaceFirst(":\\d+$", ""));
    context.put("domainPrefix", apiId);
    var http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", path);
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent"));
    context.put("requestId", requestId);
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("time", TIME.format(at));
    context.put("timeEpoch", at.toEpochMilli());
    boolean base64 = false;
    if (request.body().length > 0) {
      var body = Body.of(request.body(), request.header("content-type"));
      event.put("body", body.text());
      base64 = body.base64();
    }
    event.put("isBase64Encoded", base64);
    return event;
  }

  private static void addGatewayHeaders(ObjectNode headers, ApiRequest request, String requestId) {
    headers.put("x-amzn-trace-id", "Root=1-" + requestId);
    headers.put("x-forwarded-for", request.sourceIp());
    headers.put("x-forwarded-port", request.header("host").replaceFirst("^.*:", ""));
    headers.put("x-forwarded-proto", "http");
  }

  private static void addAuthorizer(ObjectNode context, JwtAuthorizer.Verified verified) {
    var jwt = context.putObject("authorizer").putObject("jwt");
    verified.claims().forEach(jwt.putObject("claims")::put);
    if (verified.scopes().isEmpty()) {
      jwt.putNull("scopes");
    } else {
      verified.scopes().forEach(jwt.putArray("scopes")::add);
    }
  }

  private static Map<String, String> query(String raw) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        values.merge(
            decode(equals < 0 ? pair : pair.substring(0, equals), true),
            equals < 0 ? "" : decode(pair.substring(equals + 1), true),
            (one, other) -> one + "," + other);
      }
    }
    return values;
  }

  private static String decode(String text, boolean plusIsSpace) {
    try {
      return URLDecoder.decode(
          plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
