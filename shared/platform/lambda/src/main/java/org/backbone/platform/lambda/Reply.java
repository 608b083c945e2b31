package org.backbone.platform.lambda;

import static java.util.stream.Collectors.joining;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An answer to a [Request]. Every answer carries the headers that keep a browser careful.
public final class Reply {
  private static final String CONTENT_SECURITY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";
  private static final String NOT_FOR_US =
      Stream.of(
              "accelerometer",
              "autoplay",
              "browsing-topics",
              "camera",
              "display-capture",
              "geolocation",
              "gyroscope",
              "magnetometer",
              "microphone",
              "midi",
              "payment",
              "publickey-credentials-get",
              "screen-wake-lock",
              "usb",
              "xr-spatial-tracking")
          .map(feature -> feature + "=()")
          .collect(joining(", "));
  private static final Map<String, String> CAREFUL =
      Map.of(
          "content-security-policy", CONTENT_SECURITY.formatted(""),
          // Not "no-referrer": a browser then says `Origin: null` of our own forms (Fetch standard,
          // "serializing a request origin"), and some say nothing else of where they come from.
          "referrer-policy", "same-origin",
          "x-content-type-options", "nosniff",
          "cross-origin-opener-policy", "same-origin",
          "permissions-policy", NOT_FOR_US,
          "cache-control", "no-store");

  private final int status;
  private final Map<String, String> headers;
  private final List<String> cookies;
  private final byte[] body;

  private Reply(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.cookies = List.copyOf(cookies);
    this.body = body;
  }

  /// A page.
  public static Reply html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// JSON of `value`.
  public static Reply json(int status, Object value) {
    return of(status, "application/json", Json.write(value).getBytes(StandardCharsets.UTF_8));
  }

  /// Plain text.
  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes of a media type.
  public static Reply of(int status, String mediaType, byte[] body) {
    var headers = new LinkedHashMap<>(CAREFUL);
    headers.put("content-type", mediaType);
    return new Reply(status, headers, List.of(), body);
  }

  /// 303 See Other (RFC 9110, section 15.4.4): look there, by GET.
  public static Reply seeOther(String location) {
    return text(303, "").with("location", location);
  }

  /// This with one more header, or another value of it.
  public Reply with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, cookies, body);
  }

  /// This with one more cookie, a whole `Set-Cookie` value.
  public Reply withCookie(String cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, headers, more, body);
  }

  /// This page, whose forms may also be sent to `origin`: where uploads go.
  public Reply allowingFormsTo(String origin) {
    return with("content-security-policy", CONTENT_SECURITY.formatted(" " + origin));
  }

  /// This without its body: what `HEAD` is answered with.
  Reply withoutBody() {
    return new Reply(status, headers, cookies, new byte[0]);
  }

  /// The body as text.
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The answer as the HTTP API takes it: text as it is, anything else base64-encoded.
  public APIGatewayV2HTTPResponse toResponse() {
    var type = headers.getOrDefault("content-type", "");
    var isText = type.startsWith("text/") || type.contains("json") || type.contains("svg+xml");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withCookies(cookies)
        .withBody(isText ? bodyText() : Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(!isText)
        .build();
  }

  @Override
  public String toString() {
    return status + " " + headers.getOrDefault("content-type", "") + ", " + body.length + " bytes";
  }
}
