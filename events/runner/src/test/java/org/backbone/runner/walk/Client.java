package org.backbone.runner.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser: keeps cookies, follows nothing by itself, knows nothing of the code.
public final class Client {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "walk-boundary";
  private static final Pattern DRAWN = Pattern.compile("name=\"drawn\" value=\"([^\"]*)\"");
  private static final Pattern ONCE_MORE =
      Pattern.compile("press the button once more|pulse el botón una vez más");
  private static final int MOST_PRESSES = 40;
  private static final Executor A_MOMENT =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

  // A form that was drawn once is good for long, whoever sends it.
  private static final Map<URI, String> DRAWN_FORMS = new ConcurrentHashMap<>();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  public Client(URI base) {
    this.base = base;
  }

  /// The same with a header on every request.
  public Client with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /// The same with these cookies, too.
  public Client with(Map<String, String> more) {
    cookies.putAll(more);
    return this;
  }

  /// The cookies that it keeps.
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /// An answer, read whole.
  public record Answer(int status, String body, Map<String, List<String>> headers) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    public String location() {
      return headers.getOrDefault("location", List.of("")).getFirst();
    }
  }

  public boolean isUp(String path) {
    try {
      return send(request(path).GET()).status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer head(String path) {
    return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  public Answer postForm(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Sends the form of a page, as somebody who is shown it first. Where that was quicker than a
  /// human is, the answer asks to press the button once more: then so it does.
  public Answer fillIn(String page, String path, Map<String, String> fields) {
    var form = base.resolve(page);
    var all = new LinkedHashMap<>(fields);
    all.put("drawn", DRAWN_FORMS.computeIfAbsent(form, _ -> drawn(get(page))));
    var answer = postForm(path, all);
    for (var tries = 0; tries < MOST_PRESSES && asksOnceMore(answer); tries++) {
      var _ = CompletableFuture.runAsync(() -> {}, A_MOMENT).join();
      DRAWN_FORMS.put(form, drawn(answer));
      all.put("drawn", drawn(answer));
      answer = postForm(path, all);
    }
    return answer;
  }

  /// When a page's form was drawn, signed, as its hidden field says.
  public static String drawn(Answer page) {
    var field = DRAWN.matcher(page.body());
    if (!field.find()) {
      throw new IllegalStateException("no form that says when it was drawn: " + page.body());
    }
    return field.group(1);
  }

  private static boolean asksOnceMore(Answer answer) {
    return answer.status() == 422 && ONCE_MORE.matcher(answer.body()).find();
  }

  public Answer postJson(String path, String json, String... more) {
    var builder = request(path).header("content-type", "application/json");
    for (var i = 0; i < more.length; i += 2) {
      builder.header(more[i], more[i + 1]);
    }
    return send(builder.POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Answer putJson(String path, String json) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// Sends a file with a form's fields, the file last, as a browser does (RFC 7578).
  public Answer postFile(String url, JsonNode fields, byte[] file) {
    return postFile(url, fields, "data.csv", file);
  }

  /// The same, of a file that is called so.
  public Answer postFile(String url, JsonNode fields, String name, byte[] file) {
    var body = new ByteArrayOutputStream();
    for (var field : fields.properties()) {
      part(body, "name=\"" + field.getKey() + "\"", field.getValue().asText().getBytes(UTF_8));
    }
    part(body, "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/csv", file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return send(
        HttpRequest.newBuilder(base.resolve(url))
            .timeout(Duration.ofMinutes(3))
            .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private HttpRequest.Builder request(String path) {
    var builder = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(3));
    headers.forEach(builder::header);
    if (!cookies.isEmpty()) {
      builder.header("sec-fetch-site", "same-origin");
      builder.header(
          "cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return builder;
  }

  private Answer send(HttpRequest.Builder builder) {
    try {
      var response =
          http.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      keepCookies(response.headers().allValues("set-cookie"));
      return new Answer(response.statusCode(), response.body(), response.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void keepCookies(List<String> set) {
    for (var line : new ArrayList<>(set)) {
      var pair = line.split(";", 2)[0];
      var at = pair.indexOf('=');
      cookies.put(pair.substring(0, at), pair.substring(at + 1));
    }
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
