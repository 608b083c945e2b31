package org.backbone.runner.sample;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A client that knows the suite by its addresses alone, as a partner's browser or program does.
final class Http {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "backbone-sample-boundary";

  // The routes have a throttle, and nothing was done yet that is turned away by it.
  private static final int TOO_MANY = 429;
  private static final int MOST_TRIES = 30;
  private static final Duration WAIT = Duration.ofSeconds(1);

  private static final int ASKED_AGAIN = 422;
  private static final Pattern DRAWN = Pattern.compile("name=\"drawn\" value=\"([^\"]+)\"");

  private final Map<String, String> stamps = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  Http(URI base) {
    this.base = base;
  }

  JsonNode getJson(String path, Map<String, String> headers) {
    return json(expect(send(request(path, headers).GET()), 200));
  }

  byte[] get(String path) {
    return expect(send(request(path, Map.of()).GET()), 200).body();
  }

  HttpResponse<byte[]> postJson(String path, Map<String, String> headers, JsonNode body) {
    return send(withJson(request(path, headers), body, "POST"));
  }

  HttpResponse<byte[]> putJson(String path, Map<String, String> headers, JsonNode body) {
    return send(withJson(request(path, headers), body, "PUT"));
  }

  HttpResponse<byte[]> postForm(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, Map.of("content-type", "application/x-www-form-urlencoded"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Notes when the form of a page was drawn: nobody fills it in at once.
  void draw(String page) {
    stamps.put(page, stamp(get(page), page));
  }

  /// Posts the form of a page, which was drawn before. Where that was quicker than a human is, the
  /// answer asks to press the button once more: then so it does.
  HttpResponse<byte[]> fillIn(String page, String path, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("drawn", requireNonNull(stamps.get(page)));
    var answer = postForm(path, all);
    for (var tries = 1; answer.statusCode() == ASKED_AGAIN && tries < MOST_TRIES; tries++) {
      pause();
      all.put("drawn", stamp(answer.body(), page));
      answer = postForm(path, all);
    }
    return answer;
  }

  private static String stamp(byte[] html, String page) {
    var field = DRAWN.matcher(new String(html, UTF_8));
    if (!field.find()) {
      throw new IllegalStateException("no form that says when it was drawn on " + page);
    }
    return field.group(1);
  }

  /// Posts a form with a file, its last field, as a browser does (RFC 7578).
  HttpResponse<byte[]> postFile(String url, JsonNode fields, String fileName, byte[] file) {
    var body = new ByteArrayOutputStream();
    for (var field : fields.properties()) {
      part(body, "name=\"" + field.getKey() + "\"", field.getValue().asText().getBytes(UTF_8));
    }
    part(body, "name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv", file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return send(
        request(url, Map.of("content-type", "multipart/form-data; boundary=" + BOUNDARY))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no JSON from " + response.uri(), e);
    }
  }

  static HttpResponse<byte[]> expect(HttpResponse<byte[]> response, int... statuses) {
    for (var status : statuses) {
      if (response.statusCode() == status) {
        return response;
      }
    }
    throw new IllegalStateException(
        "%s %s answered %d: %s"
            .formatted(
                response.request().method(),
                response.uri().getPath(),
                response.statusCode(),
                new String(response.body(), UTF_8)));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    var builder = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    headers.forEach(builder::header);
    return builder;
  }

  private static HttpRequest.Builder withJson(
      HttpRequest.Builder builder, JsonNode body, String method) {
    return builder
        .header("content-type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    try {
      var answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      for (var tries = 1; answer.statusCode() == TOO_MANY && tries < MOST_TRIES; tries++) {
        pause();
        answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("the local stack does not answer", e);
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT);
    } catch (InterruptedException e) {
      throw stopped(e);
    }
  }

  private static IllegalStateException stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("stopped while the sample was loading", e);
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition;
    body.writeBytes((head + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
