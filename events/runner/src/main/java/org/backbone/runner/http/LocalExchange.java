package org.backbone.runner.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.runner.web.WebReply;
import org.backbone.runner.web.WebRequest;
import org.jspecify.annotations.Nullable;

/// One request for a page of the stack's own, and the ways to answer it.
public final class LocalExchange {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int LARGEST_BODY = 8 * 1024 * 1024;

  private final WebRequest request;
  private final Map<String, String> parameters;
  private final List<WebReply.Header> headers = new ArrayList<>();
  private @Nullable WebReply reply;

  LocalExchange(WebRequest request, Map<String, String> parameters) {
    this.request = request;
    this.parameters = parameters;
  }

  /// A parameter of the path, `{id}` for one, decoded.
  public String parameter(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the page's route has no {" + name + "}");
    }
    return value;
  }

  /// A value of the query.
  public Optional<String> query(String name) {
    return Optional.ofNullable(parse(request.target().query()).get(name));
  }

  /// Whether the page is asked for as JSON, by `?format=json` or by the `Accept` header.
  public boolean wantsJson() {
    return query("format")
        .map("json"::equals)
        .orElseGet(() -> header("Accept").orElse("").startsWith("application/json"));
  }

  /// The body's fields, of a form.
  public Map<String, String> form() throws IOException {
    return parse(new String(body(), StandardCharsets.UTF_8));
  }

  /// The body.
  public byte[] body() throws IOException {
    var body = request.body().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new IOException("the body is larger than " + LARGEST_BODY + " bytes");
    }
    return body;
  }

  /// A request header.
  public Optional<String> header(String name) {
    return request.header(name.toLowerCase(Locale.ROOT));
  }

  /// A cookie of the request.
  public Optional<String> cookie(String name) {
    return request.cookies().stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst();
  }

  /// Says a header before the answer.
  public LocalExchange with(String name, String value) {
    headers.add(new WebReply.Header(name, value));
    return this;
  }

  /// A page.
  public void html(int status, String html) {
    bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// JSON.
  public void json(int status, JsonNode json) throws IOException {
    bytes(status, "application/json", JSON.writeValueAsBytes(json));
  }

  /// Plain text.
  public void text(int status, String text) {
    bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends the browser on, with GET.
  public void seeOther(String location) {
    with("Location", location).bytes(303, "text/plain; charset=utf-8", new byte[0]);
  }

  /// Bytes of any type.
  public void bytes(int status, String type, byte[] bytes) {
    with("Content-Type", type);
    with("Cache-Control", "no-store");
    with("X-Content-Type-Options", "nosniff");
    with("Referrer-Policy", "no-referrer");
    reply = new WebReply(status, List.copyOf(headers), bytes);
  }

  WebReply reply() {
    if (reply == null) {
      throw new IllegalStateException("the page " + request.target().path() + " did not answer");
    }
    return reply;
  }

  private static Map<String, String> parse(String encoded) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        values.putIfAbsent(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
